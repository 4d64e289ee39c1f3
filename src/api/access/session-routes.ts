import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { closeSession, keyPrincipal, openSession } from '../../access/access.ts';
import type { FailedAttempts } from '../../access/failed-attempts.ts';
import type { Principal } from '../../access/principal.ts';
import type { AccessSettings } from '../../access/settings.ts';
import { Problem, problemResponse } from '../shared/problem.ts';
import { audit } from './audited.ts';
import type { Doors } from './doors.ts';
import { refuseTooMany } from './identified.ts';
import { needs } from './needs.ts';
import { OIDC_START } from './oidc-paths.ts';
import { userSchema, type UserJson } from './session-schema.ts';
import { clearSessionCookie, sessionCookie, setSessionCookie } from './session-cookie.ts';
import { orNull } from '../shared/fields.ts';

const LONGEST = 200;
const path = '/api/v1/session';
const signInBody = z.union(
  [z.strictObject({ token: z.string().max(LONGEST) }), z.strictObject({ key: z.string().max(LONGEST) })],
  'write {token} of a sign-in link, or {key}',
);

const getRoute = createRoute({
  method: 'get',
  path,
  ...needs('public'),
  summary: 'Who is signed in',
  responses: {
    200: {
      description: 'Null where nobody is',
      content: {
        'application/json': {
          schema: z.object({
            data: z.object({
              required: z.boolean().openapi({ description: 'Whether authentication is configured' }),
              user: orNull(userSchema),
              provider: z
                .string()
                .nullable()
                .openapi({ description: 'Path at which a browser signs in with the identity provider' }),
            }),
          }),
        },
      },
    },
    400: problemResponse('A parameter that is not known'),
    403: problemResponse('Requested by a page of another origin'),
    429: problemResponse('Too many requests'),
  },
});

const signInRoute = createRoute({
  method: 'post',
  path,
  ...needs('public'),
  summary: 'Sign in',
  description: 'With the token of a sign-in link, which works once, or with an API key. The session is in a cookie.',
  request: { body: { required: true, content: { 'application/json': { schema: signInBody } } } },
  responses: {
    200: {
      description: 'Signed in',
      content: { 'application/json': { schema: z.object({ data: z.object({ user: userSchema }) }) } },
    },
    400: problemResponse('A body that is not as described, or a server without authentication'),
    401: problemResponse('The link was used or is too old, or there is no such key'),
    403: problemResponse('Requested by a page of another origin'),
    429: problemResponse('Too many failed sign-ins'),
  },
});

const signOutRoute = createRoute({
  method: 'delete',
  path,
  ...needs('viewer'),
  summary: 'Sign out',
  responses: {
    200: {
      description: 'The session is over',
      content: { 'application/json': { schema: z.object({ data: z.object({ signed_out: z.literal(true) }) }) } },
    },
    400: problemResponse('A parameter that is not known'),
    401: problemResponse('Nobody is signed in'),
    403: problemResponse('Requested by a page of another origin'),
  },
});

/** Sign-in and sign-out of browsers. @param doors null for a server without a store */
export function sessionRoutes(app: OpenAPIHono, doors: Doors | null, attempts: FailedAttempts): void {
  app.openapi(getRoute, (context) => {
    const required = (doors?.settings ?? null) !== null;
    const { principal } = context.var;
    const signedIn = required && principal ? { name: principal.name, role: principal.role } : null;
    const provider = doors?.settings?.oidc ? OIDC_START : null;
    return context.json({ data: { required, user: signedIn, provider } }, 200);
  });
  app.openapi(signInRoute, async (context) => {
    const settings = doors?.settings;
    if (!doors || !settings) throw new Problem(400, 'no authentication is configured: there is nothing to sign in to');
    refuseTooMany(context, attempts);
    const principal = await principalOf(context.req.valid('json'), doors);
    if (principal === null) {
      attempts.add(context.var.address);
      await audit(context, doors, { what: 'Sign in', target: '', outcome: 'refused' });
      const isLink = 'token' in context.req.valid('json');
      throw new Problem(
        401,
        isLink ? 'The link was used before, or is too old' : 'There is no such key, or it is over',
      );
    }
    attempts.clear(context.var.address);
    return context.json({ data: { user: await signedIn(context, doors, settings, principal) } }, 200);
  });
  app.openapi(signOutRoute, async (context) => {
    const settings = doors?.settings;
    if (doors && settings) {
      const cookie = sessionCookie(context, settings);
      if (cookie !== undefined) await closeSession(doors.db, cookie);
      clearSessionCookie(context, settings);
    }
    return context.json({ data: { signed_out: true as const } }, 200);
  });
}

/** Opens a session in the browser of a request, and puts it into the audit log. */
export async function signedIn(
  context: Context,
  doors: Doors,
  settings: AccessSettings,
  principal: Principal,
): Promise<UserJson> {
  const { name, role } = principal;
  setSessionCookie(context, settings, await openSession(doors.db, principal, settings.sessionHours, doors.now()));
  context.set('principal', principal);
  await audit(context, doors, { what: 'Sign in', target: '', outcome: 'done' });
  return { name, role };
}

async function principalOf(body: z.infer<typeof signInBody>, { db, link, now }: Doors): Promise<Principal | null> {
  if ('token' in body) return link?.redeem(body.token) ?? null;
  const found = await keyPrincipal(db, body.key.trim(), now());
  return typeof found === 'string' ? null : { ...found, kind: 'session' };
}
