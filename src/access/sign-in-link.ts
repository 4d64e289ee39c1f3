import type { Principal } from './principal.ts';
import { equalHashes, newToken, tokenHash } from './token.ts';

const VALID_MS = 60 * 60_000;

/** A link that signs in whoever opens it first, for the person at the terminal of the server. */
export interface SignInLink {
  /** Shown once. */
  readonly token: string;
  /** The person, once and within an hour; null for any other token. */
  readonly redeem: (token: string) => Principal | null;
}

/** @param name of the person at the terminal */
export function signInLink(name: string, nowMs: () => number): SignInLink {
  const token = newToken();
  const expiresMs = nowMs() + VALID_MS;
  let hash: string | null = tokenHash(token);
  return {
    token,
    redeem(given) {
      if (hash === null || nowMs() > expiresMs || !equalHashes(tokenHash(given), hash)) return null;
      hash = null;
      return { kind: 'session', name, role: 'admin', keyId: null };
    },
  };
}
