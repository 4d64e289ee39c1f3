import type { Secret } from '../secret/secret.ts';
import type { Role } from '../store/access/role.ts';

/** Who may come in, as the config declares it. */
export interface AccessSettings {
  /** Where people find the page; null: at the address that the server listens on. */
  readonly publicUrl: URL | null;
  readonly sessionHours: number;
  /** Addresses and networks of reverse proxies, whose X-Forwarded-For is believed. */
  readonly proxies: readonly string[];
  readonly requestsPerMinute: number;
  /** Null without an identity provider. */
  readonly oidc: OidcSettings | null;
}

/** An OpenID Connect provider, and the roles that it gives. */
export interface OidcSettings {
  readonly issuer: URL;
  readonly clientId: string;
  readonly clientSecret: Secret;
  readonly scope: string;
  readonly roleClaim: string;
  /** Roles by the value of the claim. */
  readonly roles: ReadonlyMap<string, Role>;
  readonly defaultRole: Role | null;
}
