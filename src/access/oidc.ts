import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  discovery,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  type Configuration,
} from 'openid-client';
import type { Principal } from './principal.ts';
import { roleOfClaim } from './oidc-role.ts';
import type { OidcSettings } from './settings.ts';

const VALID_MS = 10 * 60_000;
const MOST_PENDING = 1000;
const NAME_CLAIMS = ['email', 'preferred_username', 'name', 'sub'];

/** A sign-in that was begun: where to send the browser, and what ties its return to it. */
export interface BegunSignIn {
  readonly url: URL;
  readonly state: string;
}

/** Sign-in with an OpenID Connect provider: Authorization Code with PKCE. */
export interface Oidc {
  /** @param next path to open afterwards @returns null while too many others are signing in */
  readonly begin: (next: string) => Promise<BegunSignIn | null>;
  /**
   * @param current the address that the provider sent the browser to
   * @param state that the browser began with
   * @returns who it is, null for a person without a role, and the path to open
   * @throws Error for an answer that is not what was begun
   */
  readonly finish: (current: URL, state: string) => Promise<{ principal: Principal | null; next: string }>;
}

interface Pending {
  readonly verifier: string;
  readonly nonce: string;
  readonly next: string;
  readonly untilMs: number;
}

/** @param callback where the provider sends people back to */
export function oidc(settings: OidcSettings, callback: URL, nowMs: () => number): Oidc {
  const pending = new Map<string, Pending>();
  let known: Promise<Configuration> | null = null;
  const configuration = async (): Promise<Configuration> => {
    known ??= discovered(settings);
    return known.catch((error: unknown) => {
      // The provider may be back at the next sign-in.
      known = null;
      throw error;
    });
  };
  return {
    async begin(next) {
      const [config, verifier, state, nonce] = [
        await configuration(),
        randomPKCECodeVerifier(),
        randomState(),
        randomNonce(),
      ];
      for (const [old, { untilMs }] of pending) if (untilMs < nowMs()) pending.delete(old);
      // To drop the oldest would let a stranger end the sign-ins of others.
      if (pending.size >= MOST_PENDING) return null;
      pending.set(state, { verifier, nonce, next, untilMs: nowMs() + VALID_MS });
      const url = buildAuthorizationUrl(config, {
        ...{ redirect_uri: callback.href, scope: settings.scope, state, nonce },
        ...{ code_challenge: await calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256' },
      });
      return { url, state };
    },
    async finish(current, state) {
      const begun = pending.get(state);
      pending.delete(state);
      if (!begun || begun.untilMs < nowMs()) throw new Error('this sign-in was not begun here, or too long ago');
      const checks = { pkceCodeVerifier: begun.verifier, expectedState: state, expectedNonce: begun.nonce };
      const config = await configuration();
      const tokens = await authorizationCodeGrant(config, current, { ...checks, idTokenExpected: true });
      const claims: Record<string, unknown> = { ...tokens.claims() };
      if (config.serverMetadata().userinfo_endpoint !== undefined)
        Object.assign(claims, await fetchUserInfo(config, tokens.access_token, String(claims['sub'])));
      return { principal: principalOf(claims, settings), next: begun.next };
    },
  };
}

async function discovered({ issuer, clientId, clientSecret }: OidcSettings): Promise<Configuration> {
  // The config allows http:// on loopback alone.
  // oxlint-disable-next-line typescript/no-deprecated -- so marked that it stands out
  const options = issuer.protocol === 'http:' ? { execute: [allowInsecureRequests] } : {};
  return discovery(issuer, clientId, await clientSecret.reveal(), undefined, options);
}

/** Null for somebody whom no claim gives a role. */
function principalOf(claims: Readonly<Record<string, unknown>>, settings: OidcSettings): Principal | null {
  const role = roleOfClaim(claims[settings.roleClaim], settings);
  const name = NAME_CLAIMS.map((claim) => claims[claim]).find((value) => typeof value === 'string' && value !== '');
  return role === null ? null : { kind: 'session', name: String(name), role, keyId: null };
}
