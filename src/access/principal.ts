import type { Role } from '../store/access/role.ts';

/** How somebody was recognised: by an API key, a session in a browser, or, where no authentication is configured, as the user of this machine. */
export type PrincipalKind = 'key' | 'session' | 'local';

/** Who makes a request. */
export interface Principal {
  readonly kind: PrincipalKind;
  /** The name of the key or of the person. */
  readonly name: string;
  readonly role: Role;
  /** The key itself, or the one that the session was opened with; null for any other. */
  readonly keyId: string | null;
}
