import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { issueKey, withdrawKey } from '../../access/access.ts';
import { DEFAULT_KEY_DAYS, keyState, LONGEST_KEY_DAYS, LONGEST_KEY_NAME } from '../../access/api-key.ts';
import { ROLES } from '../../store/access/role.ts';
import { AUDIT_KINDS, AUDIT_OUTCOMES, loadAuditLog, type AuditEntry } from '../../store/access/audit-log.ts';
import { loadApiKeys, type StoredApiKey } from '../../store/access/api-keys.ts';
import type { Database } from '../../store/connect/database.ts';
import { pageOf, pageQuery, wholeListQuery, wholeOrPageOf } from '../shared/page-query.ts';
import { Problem, problemResponse } from '../shared/problem.ts';
import { actorOf } from './audited.ts';
import type { Doors } from './doors.ts';
import { needs } from './needs.ts';

const moment = z.string().openapi({ format: 'date-time', example: '2026-12-24T08:00:00.000Z' });
const days = `write a whole number of days from 1 to ${LONGEST_KEY_DAYS}`;

const keySchema = z
  .object({
    id: z.string().openapi({ example: '5f3a9c0b7d21' }),
    name: z.string().openapi({ example: 'Nightly export' }),
    role: z.enum(ROLES),
    state: z.enum(['valid', 'expired', 'revoked']),
    created_at: moment,
    created_by: z.string(),
    expires_at: moment,
    revoked_at: moment.nullable(),
  })
  .openapi('ApiKey');

const auditSchema = z
  .object({
    at: moment,
    who: z.string().openapi({ description: 'Empty for a stranger' }),
    kind: z.enum(AUDIT_KINDS),
    what: z.string().openapi({ example: 'Run now' }),
    target: z.string(),
    outcome: z.enum(AUDIT_OUTCOMES),
    origin: z.string().openapi({ description: 'The network address, or terminal', example: '192.0.2.7' }),
  })
  .openapi('AuditEntry');

const refusals = {
  400: problemResponse('An invalid parameter or body'),
  401: problemResponse('Nobody is signed in'),
  403: problemResponse('This needs the role admin'),
  503: problemResponse('This server has no store'),
};

const listRoute = createRoute({
  method: 'get',
  path: '/api/v1/keys',
  ...needs('admin'),
  summary: 'All API keys',
  request: { query: wholeListQuery },
  responses: {
    200: {
      description: 'The newest first, without their texts, which are kept nowhere',
      content: {
        'application/json': { schema: z.object({ data: z.array(keySchema), next_cursor: z.string().nullable() }) },
      },
    },
    ...refusals,
  },
});

const createKeyRoute = createRoute({
  method: 'post',
  path: '/api/v1/keys',
  ...needs('admin'),
  summary: 'Make an API key',
  request: {
    body: {
      required: true,
      content: {
        'application/json': {
          schema: z.strictObject({
            name: z
              .string()
              .trim()
              .min(1, 'write a name')
              .max(LONGEST_KEY_NAME, `write at most ${LONGEST_KEY_NAME} characters`),
            role: z.enum(ROLES, `write ${ROLES.join(', ')}`),
            days: z.number(days).int(days).min(1, days).max(LONGEST_KEY_DAYS, days).default(DEFAULT_KEY_DAYS),
          }),
        },
      },
    },
  },
  responses: {
    201: {
      description: 'The key. Its text is shown this once',
      content: {
        'application/json': {
          schema: z.object({
            data: z.object({ id: z.string(), key: z.string(), role: z.enum(ROLES), expires_at: moment }),
          }),
        },
      },
    },
    ...refusals,
  },
});

const revokeRoute = createRoute({
  method: 'delete',
  path: '/api/v1/keys/{id}',
  ...needs('admin'),
  summary: 'Revoke an API key',
  request: { params: z.object({ id: z.string().openapi({ example: '5f3a9c0b7d21' }) }) },
  responses: {
    200: {
      description: 'It is revoked, and the sessions that it opened are over',
      content: { 'application/json': { schema: z.object({ data: z.object({ revoked: z.literal(true) }) }) } },
    },
    ...refusals,
    404: problemResponse('There is no such key, or it was revoked before'),
  },
});

const auditRoute = createRoute({
  method: 'get',
  path: '/api/v1/audit',
  ...needs('admin'),
  summary: 'Who did what, when, and from where',
  request: { query: pageQuery },
  responses: {
    200: {
      description: 'Changes, sign-ins and what was refused, the newest first',
      content: {
        'application/json': { schema: z.object({ data: z.array(auditSchema), next_cursor: z.string().nullable() }) },
      },
    },
    ...refusals,
  },
});

/** API keys and the audit log. @param doors null for a server without a store */
export function adminRoutes(app: OpenAPIHono, doors: Doors | null): void {
  app.openapi(listRoute, async (context) => {
    const { db, now } = ready(doors);
    const keys = await loadApiKeys(db);
    const all = keys.map((key) => keyJson(key, now()));
    return context.json(wholeOrPageOf(all, context.req.valid('query')), 200);
  });
  app.openapi(createKeyRoute, async (context) => {
    const own = ready(doors);
    const requested = context.req.valid('json');
    const key = await inSession(own, async (db) => issueKey(db, requested, actorOf(context), own.now()));
    context.set('audited', true);
    const { id, text, role, expiresAt } = key;
    return context.json({ data: { id, key: text, role, expires_at: expiresAt.toISOString() } }, 201);
  });
  app.openapi(revokeRoute, async (context) => {
    const own = ready(doors);
    const { id } = context.req.valid('param');
    const isRevoked = await inSession(own, async (db) => withdrawKey(db, id, actorOf(context), own.now()));
    context.set('audited', isRevoked);
    if (!isRevoked) throw new Problem(404, `there is no key '${id}' that could be revoked`);
    return context.json({ data: { revoked: true as const } }, 200);
  });
  app.openapi(auditRoute, async (context) => {
    const query = context.req.valid('query');
    const entries = await loadAuditLog(ready(doors).db, { offset: query.cursor, limit: query.limit + 1 });
    const { data, next_cursor } = pageOf(entries, query);
    return context.json({ data: data.map(entryJson), next_cursor }, 200);
  });
}

function ready(doors: Doors | null): Doors {
  if (!doors) throw new Problem(503, 'this server has no store for keys and the audit log');
  return doors;
}

async function inSession<T>({ session }: Doors, work: (db: Database) => Promise<T>): Promise<T> {
  const db = await session();
  try {
    return await work(db);
  } finally {
    await db.close();
  }
}

function keyJson(key: StoredApiKey, now: Date): z.infer<typeof keySchema> {
  const { id, name, role, createdAt, createdBy, expiresAt, revokedAt } = key;
  return {
    ...{ id, name, role, state: keyState(key, now), created_at: createdAt.toISOString(), created_by: createdBy },
    ...{ expires_at: expiresAt.toISOString(), revoked_at: revokedAt?.toISOString() ?? null },
  };
}

function entryJson({ at, ...rest }: AuditEntry): z.infer<typeof auditSchema> {
  return { at: at.toISOString(), ...rest };
}
