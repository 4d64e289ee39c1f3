import type { Context } from 'hono';
import { keyPrincipal, sessionPrincipal, type Refusal } from '../../access/access.ts';
import type { FailedAttempts } from '../../access/failed-attempts.ts';
import type { Principal } from '../../access/principal.ts';
import type { AccessSettings } from '../../access/settings.ts';
import { Problem } from '../shared/problem.ts';
import type { Doors } from './doors.ts';
import { isForged } from './origins.ts';
import { sessionCookie } from './session-cookie.ts';

/** Who makes a request, or why nobody is recognised. */
export type Identified =
  | {
      readonly principal: Principal;
      /** Looks again at the same credential. */
      readonly again: () => Promise<Principal | Refusal>;
    }
  | { readonly principal: null; readonly reason: string };

const BEARER = /^bearer +(.*)$/i;
const KEY_REASONS: Readonly<Record<Refusal, string>> = {
  unknown: 'there is no such API key',
  expired: 'the API key has expired: make another one',
  revoked: 'the API key was revoked',
};

/**
 * Recognises who makes a request: by an API key if it has one, or else by the session of its browser.
 * @throws Problem 403 for a session that another page sends along, 429 for a key from an address with too many failed ones
 */
export async function identified(
  context: Context,
  { db, now }: Doors,
  settings: AccessSettings,
  attempts: FailedAttempts,
): Promise<Identified> {
  const authorization = context.req.header('authorization');
  if (authorization !== undefined) {
    const [, text = ''] = BEARER.exec(authorization) ?? [];
    refuseTooMany(context, attempts);
    const again = async (): Promise<Principal | Refusal> => keyPrincipal(db, text, now());
    const found = await again();
    if (found === 'unknown') attempts.add(context.var.address);
    return typeof found === 'string' ? { principal: null, reason: KEY_REASONS[found] } : { principal: found, again };
  }
  const cookie = sessionCookie(context, settings);
  if (cookie === undefined) return { principal: null, reason: 'sign in, or send an API key as Authorization: Bearer' };
  if (isForged(context, settings)) throw new Problem(403, 'a page of another origin may not use this session');
  const again = async (): Promise<Principal | Refusal> => sessionPrincipal(db, cookie, now());
  const found = await again();
  return typeof found === 'string'
    ? { principal: null, reason: 'the session is over: sign in again' }
    : { principal: found, again };
}

/** @throws Problem 429 */
export function refuseTooMany(context: Context, attempts: FailedAttempts): void {
  const wait = attempts.waitSeconds(context.var.address);
  if (wait > 0) throw new Problem(429, `too many failed sign-ins from ${context.var.address}`).after(wait);
}
