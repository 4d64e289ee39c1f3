import type { Database, Row } from '../connect/database.ts';
import { instant, nullable, text, word } from '../row.ts';
import { ROLES, type Role } from './role.ts';

/** An API key as the store has it. */
export interface StoredApiKey {
  readonly id: string;
  readonly hash: string;
  readonly name: string;
  readonly role: Role;
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
}

const COLUMNS = 'id, hash, name, role, created_at, created_by, expires_at, revoked_at';

export async function saveApiKey(db: Database, key: Omit<StoredApiKey, 'revokedAt'>): Promise<void> {
  const { id, hash, name, role, createdAt, createdBy, expiresAt } = key;
  await db.query(
    `insert into api_keys (id, hash, name, role, created_at, created_by, expires_at)
     values ($1, $2, $3, $4, cast($5 as timestamp with time zone), $6, cast($7 as timestamp with time zone))`,
    [id, hash, name, role, createdAt.toISOString(), createdBy, expiresAt.toISOString()],
  );
}

/** Null if there is none of that id. */
export async function loadApiKey(db: Database, id: string): Promise<StoredApiKey | null> {
  const [row] = await db.query(`select ${COLUMNS} from api_keys where id = $1`, [id]);
  return row ? apiKey(row) : null;
}

/** All keys, the newest first. */
export async function loadApiKeys(db: Database): Promise<StoredApiKey[]> {
  const rows = await db.query(`select ${COLUMNS} from api_keys order by created_at desc, id`);
  return rows.map(apiKey);
}

/** Revokes a key and ends its sessions. @returns whether there was one that was not revoked */
export async function revokeApiKey(db: Database, id: string, by: string, at: Date): Promise<boolean> {
  return db.transaction(async () => {
    const rows = await db.query(
      `update api_keys
       set revoked_at = cast($2 as timestamp with time zone), revoked_by = $3
       where id = $1 and revoked_at is null
       returning id`,
      [id, at.toISOString(), by],
    );
    await db.query('delete from sessions where key_id = $1', [id]);
    return rows.length > 0;
  });
}

function apiKey(row: Row): StoredApiKey {
  const revokedAt = nullable(instant, row, 'revoked_at');
  return {
    id: text(row, 'id'),
    hash: text(row, 'hash'),
    name: text(row, 'name'),
    role: word(row, 'role', ROLES),
    createdAt: new Date(instant(row, 'created_at')),
    createdBy: text(row, 'created_by'),
    expiresAt: new Date(instant(row, 'expires_at')),
    revokedAt: revokedAt === null ? null : new Date(revokedAt),
  };
}
