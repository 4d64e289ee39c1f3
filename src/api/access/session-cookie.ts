import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { NewSession } from '../../access/access.ts';
import type { AccessSettings } from '../../access/settings.ts';

const NAME = 'evenkeel_session';

/** The session of a browser; undefined if it has none. */
export function sessionCookie(context: Context, settings: AccessSettings): string | undefined {
  return isSecure(settings) ? getCookie(context, NAME, 'host') : getCookie(context, NAME);
}

export function setSessionCookie(context: Context, settings: AccessSettings, { cookie, expiresAt }: NewSession): void {
  // Lax, not Strict: a link in a message leads to the page of somebody who is signed in.
  const options = { httpOnly: true, sameSite: 'Lax', path: '/', expires: expiresAt } as const;
  if (isSecure(settings)) setCookie(context, NAME, cookie, { ...options, secure: true, prefix: 'host' });
  else setCookie(context, NAME, cookie, options);
}

export function clearSessionCookie(context: Context, settings: AccessSettings): void {
  if (isSecure(settings)) deleteCookie(context, NAME, { path: '/', secure: true, prefix: 'host' });
  else deleteCookie(context, NAME, { path: '/' });
}

function isSecure({ publicUrl }: AccessSettings): boolean {
  return publicUrl?.protocol === 'https:';
}
