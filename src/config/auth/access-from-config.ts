import type { AccessSettings, OidcSettings } from '../../access/settings.ts';
import { ROLES } from '../../access/role.ts';
import { ConfigError } from '../faults/config-error.ts';
import type { Locate } from '../faults/locate.ts';
import type { OidcConfig } from './oidc-schema.ts';
import { secretFromConfig, type SecretPlace } from '../secrets/secret-from-config.ts';
import type { AuthConfig } from './schema.ts';

/** What secrets and messages depend on beside the config. */
export interface AuthPlace extends SecretPlace {
  readonly locate: Locate;
}

/** Who may come in; null where the config declares no authentication. @throws ConfigError for a provider without public_url */
export function accessFromConfig(auth: AuthConfig | undefined, place: AuthPlace): AccessSettings | null {
  if (!auth) return null;
  if (auth.oidc && auth.public_url === undefined)
    throw new ConfigError(
      `${place.locate(['auth', 'oidc'])}: auth.oidc needs auth.public_url: the provider sends people back to it`,
    );
  return {
    publicUrl: auth.public_url === undefined ? null : new URL(auth.public_url),
    sessionHours: auth.session_hours,
    proxies: auth.proxies,
    requestsPerMinute: auth.requests_per_minute,
    oidc: auth.oidc ? oidcSettings(auth.oidc, place) : null,
  };
}

function oidcSettings(oidc: OidcConfig, place: AuthPlace): OidcSettings {
  return {
    issuer: new URL(oidc.issuer),
    clientId: oidc.client_id,
    clientSecret: secretFromConfig(oidc.client_secret, place),
    scope: oidc.scopes.join(' '),
    roleClaim: oidc.role_claim,
    roles: new Map(ROLES.flatMap((role) => (oidc.roles[role] ?? []).map((value) => [value, role] as const))),
    defaultRole: oidc.default_role ?? null,
  };
}
