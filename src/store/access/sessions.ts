import type { Database } from '../connect/database.ts';
import { instant, nullable, text, word } from '../row.ts';
import { ROLES, type Role } from './role.ts';

/** A session of a browser. */
export interface StoredSession {
  readonly hash: string;
  readonly name: string;
  readonly role: Role;
  readonly keyId: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** Saves a session, and removes those that are over. */
export async function saveSession(db: Database, session: StoredSession): Promise<void> {
  const { hash, name, role, keyId, createdAt, expiresAt } = session;
  const now = createdAt.toISOString();
  await db.query('delete from sessions where expires_at <= cast($1 as timestamp with time zone)', [now]);
  await db.query(
    `insert into sessions (hash, name, role, key_id, created_at, expires_at)
     values ($1, $2, $3, $4, cast($5 as timestamp with time zone), cast($6 as timestamp with time zone))`,
    [hash, name, role, keyId, now, expiresAt.toISOString()],
  );
}

/** The session of a hash; null where there is none. */
export async function loadSession(db: Database, hash: string): Promise<StoredSession | null> {
  const [row] = await db.query(
    'select hash, name, role, key_id, created_at, expires_at from sessions where hash = $1',
    [hash],
  );
  if (!row) return null;
  return {
    hash: text(row, 'hash'),
    name: text(row, 'name'),
    role: word(row, 'role', ROLES),
    keyId: nullable(text, row, 'key_id'),
    createdAt: new Date(instant(row, 'created_at')),
    expiresAt: new Date(instant(row, 'expires_at')),
  };
}

export async function deleteSession(db: Database, hash: string): Promise<void> {
  await db.query('delete from sessions where hash = $1', [hash]);
}
