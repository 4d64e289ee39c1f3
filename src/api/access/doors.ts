import type { Principal } from '../../access/principal.ts';
import type { AccessSettings } from '../../access/settings.ts';
import type { SignInLink } from '../../access/sign-in-link.ts';
import type { Database } from '../../store/connect/database.ts';

/** What decides who may do what at a server. */
export interface Doors {
  /** Null without authentication: then the server listens on loopback, and whoever reaches it is the user of this machine. */
  readonly settings: AccessSettings | null;
  readonly localUser: string;
  readonly link: SignInLink | null;
  /** For single statements. */
  readonly db: Database;
  /** Opens a session for a transaction. */
  readonly session: () => Promise<Database>;
  readonly now: () => Date;
}

declare module 'hono' {
  // The variables of every request; hono asks for this form.
  interface ContextVariableMap {
    /** Who makes the request; null for a stranger. */
    principal: Principal | null;
    /** The network address that it comes from. */
    address: string;
    /** Whether who makes it still may, for an answer that goes on; undefined for a server on which everybody may. */
    stillAllowed: (() => Promise<boolean>) | undefined;
    /** Whether what it does is in the audit log already. */
    audited: boolean;
  }
}
