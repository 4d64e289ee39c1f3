import type { Context } from 'hono';
import type { AccessSettings } from '../../access/settings.ts';

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i;
const SAFE: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Whether a method changes nothing. */
export function isSafe(method: string): boolean {
  return SAFE.has(method);
}

/** Whether a request is for the server under a name of its own, and not under one that resolves to it by somebody else's doing. */
export function isOwnHost(context: Context, settings: AccessSettings | null): boolean {
  const host = context.req.header('host') ?? '';
  if (LOOPBACK.test(host)) return true;
  // Cookies belong to a host, so under a foreign name nobody is signed in.
  return settings !== null && (settings.publicUrl === null || settings.publicUrl.host === host.toLowerCase());
}

/** Whether a page of another origin is behind a request. Browsers send Origin with changes; other programs send none. */
export function isForeignOrigin(context: Context, settings: AccessSettings | null): boolean {
  const origin = context.req.header('origin');
  if (origin === undefined) return false;
  if (settings?.publicUrl?.origin === origin) return false;
  return !URL.canParse(origin) || new URL(origin).host !== (context.req.header('host') ?? '').toLowerCase();
}

/**
 * Whether a browser sends a session along without the page of this server asking for it: a request of another origin, or a change of which
 * the browser doesn't say where it comes from. A link that is followed to this page is none.
 */
export function isForged(context: Context, settings: AccessSettings): boolean {
  if (isForeignOrigin(context, settings)) return true;
  const site = context.req.header('sec-fetch-site');
  if (isSafe(context.req.method))
    return (site === 'cross-site' || site === 'same-site') && context.req.header('sec-fetch-mode') !== 'navigate';
  return context.req.header('origin') === undefined && site !== 'same-origin';
}
