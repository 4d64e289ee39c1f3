import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { FailedAttempts } from '../../access/failed-attempts.ts';
import { oidc } from '../../access/oidc.ts';
import { Problem } from '../shared/problem.ts';
import { audit } from './audited.ts';
import type { Doors } from './doors.ts';
import { refuseTooMany } from './identified.ts';
import { OIDC_CALLBACK, OIDC_START } from './oidc-paths.ts';
import { signedIn } from './session-routes.ts';

/** Ties the return from the provider to the browser that was sent there. */
const STATE = 'evenkeel_sign_in';
const STATE_SECONDS = 600;

/** Sign-in with the identity provider that the config names; without one there is nothing at these paths. */
export function oidcRoutes(
  app: OpenAPIHono,
  doors: Doors | null,
  attempts: FailedAttempts,
  onError: (error: unknown) => void,
): void {
  const settings = doors?.settings;
  if (!doors || !settings?.oidc || !settings.publicUrl) return;
  const { publicUrl } = settings;
  const provider = oidc(settings.oidc, new URL(OIDC_CALLBACK, publicUrl), () => doors.now().getTime());
  const secure = publicUrl.protocol === 'https:';

  app.get(OIDC_START, async (context) => {
    const next = context.req.query('next') ?? '/';
    const begun = await provider.begin(next).catch((error: unknown) => {
      onError(error);
      throw new Problem(503, 'the identity provider does not answer; the log of the server has the reason');
    });
    if (!begun) throw new Problem(503, 'too many people are signing in: try again in a few minutes').after(60);
    const cookie = { httpOnly: true, sameSite: 'Lax', path: OIDC_CALLBACK, maxAge: STATE_SECONDS, secure } as const;
    setCookie(context, STATE, begun.state, cookie);
    return context.redirect(begun.url.href);
  });

  app.get(OIDC_CALLBACK, async (context) => {
    refuseTooMany(context, attempts);
    const state = getCookie(context, STATE) ?? '';
    deleteCookie(context, STATE, { path: OIDC_CALLBACK });
    const current = new URL(`${OIDC_CALLBACK}${new URL(context.req.url).search}`, publicUrl);
    const finished = await provider.finish(current, state).catch((error: unknown) => {
      onError(error);
      return null;
    });
    if (!finished?.principal) return refused(context, doors, attempts, finished ? 'role' : 'failed');
    await signedIn(context, doors, settings, finished.principal);
    // The page checks where it may go on to.
    return context.redirect(`/sign-in?${new URLSearchParams({ next: finished.next, done: '1' }).toString()}`);
  });
}

async function refused(
  context: Context,
  doors: Doors,
  attempts: FailedAttempts,
  problem: 'role' | 'failed',
): Promise<Response> {
  attempts.add(context.var.address);
  await audit(context, doors, { what: 'Sign in', target: 'identity provider', outcome: 'refused' });
  return context.redirect(`/sign-in?problem=${problem}`);
}
