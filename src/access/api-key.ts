import { randomBytes } from 'node:crypto';
import { newToken, tokenHash } from './token.ts';

const FORM = /^evk_([0-9a-f]{12})_([\w-]{43})$/;
const ID_BYTES = 6;

export const DEFAULT_KEY_DAYS = 90;
export const LONGEST_KEY_DAYS = 366;
export const LONGEST_KEY_NAME = 100;

/** An API key as it is made. Its text is shown once and kept nowhere. */
export interface NewApiKey {
  /** Names the key in lists, and is part of its text. */
  readonly id: string;
  readonly text: string;
  readonly hash: string;
}

export function newApiKey(): NewApiKey {
  const id = randomBytes(ID_BYTES).toString('hex');
  const secret = newToken();
  return { id, text: `evk_${id}_${secret}`, hash: tokenHash(secret) };
}

/** The id and the hash of a key's text; null for any other text. */
export function parsedApiKey(text: string): Pick<NewApiKey, 'id' | 'hash'> | null {
  const [, id, secret] = FORM.exec(text) ?? [];
  return id === undefined || secret === undefined ? null : { id, hash: tokenHash(secret) };
}

/** Whether a key works. */
export type KeyState = 'valid' | 'expired' | 'revoked';

export function keyState(
  { expiresAt, revokedAt }: { readonly expiresAt: Date; readonly revokedAt: Date | null },
  now: Date,
): KeyState {
  if (revokedAt !== null) return 'revoked';
  return expiresAt <= now ? 'expired' : 'valid';
}
