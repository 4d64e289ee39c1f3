import { loadApiKey, revokeApiKey, saveApiKey } from '../store/access/api-keys.ts';
import { saveAuditEntry, type AuditEntry } from '../store/access/audit-log.ts';
import { deleteSession, loadSession, saveSession } from '../store/access/sessions.ts';
import type { Database } from '../store/connect/database.ts';
import { keyState, newApiKey, parsedApiKey } from './api-key.ts';
import type { Principal } from './principal.ts';
import type { Role } from '../store/access/role.ts';
import { equalHashes, newToken, tokenHash } from './token.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Why a credential is not accepted. `unknown` may be a guess; the others were once right. */
export type Refusal = 'unknown' | 'expired' | 'revoked';

/** @returns who has the key, or why nobody does */
export async function keyPrincipal(db: Database, text: string, now: Date): Promise<Principal | Refusal> {
  const parsed = parsedApiKey(text);
  const key = parsed && (await loadApiKey(db, parsed.id));
  if (!key || !equalHashes(key.hash, parsed.hash)) return 'unknown';
  const state = keyState(key, now);
  if (state !== 'valid') return state;
  return { kind: 'key', name: key.name, role: key.role, keyId: key.id };
}

/** @param cookie of the browser */
export async function sessionPrincipal(db: Database, cookie: string, now: Date): Promise<Principal | Refusal> {
  const session = await loadSession(db, tokenHash(cookie));
  if (!session) return 'unknown';
  if (session.expiresAt <= now) return 'expired';
  const { keyId } = session;
  if (keyId !== null) {
    // Whoever opens a session while its key is revoked may save it after those of the key were deleted.
    const key = await loadApiKey(db, keyId);
    const state = key ? keyState(key, now) : 'unknown';
    if (state !== 'valid') return state;
  }
  return { kind: 'session', name: session.name, role: session.role, keyId };
}

/** A session as its browser gets it. */
export interface NewSession {
  readonly cookie: string;
  readonly expiresAt: Date;
}

/** Opens a session. One that a key opens ends with the key at the latest. */
export async function openSession(
  db: Database,
  { name, role, keyId }: Pick<Principal, 'name' | 'role' | 'keyId'>,
  hours: number,
  now: Date,
): Promise<NewSession> {
  const cookie = newToken();
  const key = keyId === null ? null : await loadApiKey(db, keyId);
  const latest = now.getTime() + hours * HOUR_MS;
  const expiresAt = new Date(Math.min(latest, key?.expiresAt.getTime() ?? latest));
  await saveSession(db, { hash: tokenHash(cookie), name, role, keyId, createdAt: now, expiresAt });
  return { cookie, expiresAt };
}

export async function closeSession(db: Database, cookie: string): Promise<void> {
  await deleteSession(db, tokenHash(cookie));
}

export interface RequestedKey {
  readonly name: string;
  readonly role: Role;
  readonly days: number;
}

/** A key as its owner gets it. */
export interface IssuedKey extends RequestedKey {
  readonly id: string;
  /** Shown once. */
  readonly text: string;
  readonly expiresAt: Date;
}

/** Who does something, and from where. */
export interface Actor extends Pick<AuditEntry, 'who' | 'kind' | 'origin'> {}

/** Issues an API key, in one transaction with its entry in the audit log. */
export async function issueKey(db: Database, requested: RequestedKey, actor: Actor, now: Date): Promise<IssuedKey> {
  const { id, text, hash } = newApiKey();
  const { name, role, days } = requested;
  const expiresAt = new Date(now.getTime() + days * DAY_MS);
  await db.transaction(async () => {
    await saveApiKey(db, { id, hash, name, role, createdAt: now, createdBy: actor.who, expiresAt });
    const target = `${id} (${name}, ${role}, until ${expiresAt.toISOString().slice(0, 10)})`;
    await saveAuditEntry(db, { at: now, ...actor, what: 'create key', target, outcome: 'done' });
  });
  return { ...requested, id, text, expiresAt };
}

/** Revokes a key and ends its sessions. @returns whether there was one to revoke */
export async function withdrawKey(db: Database, id: string, actor: Actor, now: Date): Promise<boolean> {
  const isRevoked = await revokeApiKey(db, id, actor.who, now);
  if (isRevoked) await saveAuditEntry(db, { at: now, ...actor, what: 'revoke key', target: id, outcome: 'done' });
  return isRevoked;
}
