import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { serverEngines, type TestStore } from '../../../test/fixtures/databases.ts';
import { smallModel } from '../../../test/fixtures/small-model.ts';
import { issueKey, openSession, withdrawKey, type Actor } from '../../access/access.ts';
import type { AccessSettings } from '../../access/settings.ts';
import { signInLink } from '../../access/sign-in-link.ts';
import { loadAuditLog } from '../../store/access/audit-log.ts';
import { ROLES, type Role } from '../../store/access/role.ts';
import { apiApp } from '../app.ts';
import { documentInfo } from '../docs/document-info.ts';
import type { Doors } from './doors.ts';

const START = Date.UTC(2026, 8, 22, 8);
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const HOST = 'kpi.example.com';
const ORIGIN = `http://${HOST}`;
const ADMIN: Actor = { who: 'Ines', kind: 'local', origin: 'terminal' };
const SETTINGS: AccessSettings = {
  publicUrl: null,
  sessionHours: 12,
  proxies: ['10.0.0.0/8'],
  requestsPerMinute: 100_000,
  oidc: null,
};

/** Everything that changes something, and the role that it needs. */
const CHANGES: Readonly<Record<string, Role | 'public'>> = {
  'POST /api/v1/session': 'public',
  'DELETE /api/v1/session': 'viewer',
  'POST /api/v1/tune/preview': 'analyst',
  'POST /api/v1/incidents/{id}/ack': 'analyst',
  'POST /api/v1/incidents/{id}/notes': 'analyst',
  'POST /api/v1/incidents/{id}/assign': 'editor',
  'POST /api/v1/incidents/{id}/snooze': 'editor',
  'POST /api/v1/incidents/{id}/resolve': 'editor',
  'POST /api/v1/incidents/{id}/feedback': 'editor',
  'POST /api/v1/incidents/{id}/take-back': 'editor',
  'POST /api/v1/runs': 'editor',
  'POST /api/v1/facts/{table}': 'editor',
  'POST /api/v1/deliveries/{id}/retry': 'editor',
  'POST /api/v1/channels/{name}/test': 'admin',
  'POST /api/v1/keys': 'admin',
  'DELETE /api/v1/keys/{id}': 'admin',
};
/** What can be read by others than those who have a role, or not by all of these. */
const READS: Readonly<Record<string, Role | 'public'>> = {
  'GET /livez': 'public',
  'GET /readyz': 'public',
  'GET /api/v1/session': 'public',
  'GET /api/v1/keys': 'admin',
  'GET /api/v1/audit': 'admin',
};

type Headers = Readonly<Record<string, string>>;
interface Credential {
  readonly name: string;
  /** What whoever has it may do; null for a stranger; foreign for a page of another origin. */
  readonly role: Role | null | 'foreign';
  readonly headers: Headers;
}

const model = smallModel();

describe.each(serverEngines)('the doors on $name', (engine) => {
  let store: TestStore;
  let nowMs: number;
  let doors: Doors;
  let app: ReturnType<typeof apiApp>;
  const errors: unknown[] = [];
  /** Who acts on incidents. */
  const actors: string[] = [];
  const now = (): Date => new Date(nowMs);

  beforeAll(async () => {
    store = await engine.open();
  });
  afterAll(async () => store[Symbol.asyncDispose]());
  beforeEach(async () => {
    await store.db.query('delete from audit_log');
    nowMs = START;
    reopen();
  });

  /** A server that was just started. */
  function reopen(changes: Partial<AccessSettings> | null = {}): void {
    const settings = changes && { ...SETTINGS, ...changes };
    const link = settings && signInLink('ines', () => nowMs);
    doors = { settings, localUser: 'ines', link, db: store.db, session: async () => store.db.session(), now };
    const runs = { status: () => null, request: () => undefined };
    app = apiApp(
      async () => model,
      (error) => errors.push(error),
      new Map(),
      runs,
      async (_, { by }) => {
        actors.push(by);
        return null;
      },
      doors,
    );
  }

  async function request(
    operation: string,
    headers: Headers = {},
    body: object = {},
    address = '192.0.2.7',
  ): Promise<Response> {
    const [method = '', path = ''] = operation.split(' ');
    const connection = { incoming: { socket: { remoteAddress: address } } };
    const content = method === 'GET' ? {} : { body: JSON.stringify(body) };
    const all = { host: HOST, 'content-type': 'application/json', ...headers };
    return app.request(`${ORIGIN}${path}`, { method, headers: all, ...content }, connection);
  }

  const bearer = (text: string): Headers => ({ authorization: `Bearer ${text}` });
  const cookie = (text: string): Headers => ({ cookie: `evenkeel_session=${text}` });
  const keyOf = async (role: Role, days = 90) =>
    issueKey(store.db, { name: `Key of ${role}`, role, days }, ADMIN, now());
  const sessionOf = async (role: Role, keyId: string | null = null) =>
    (await openSession(store.db, { name: 'Maja', role, keyId }, 12, now())).cookie;

  test('let through what a role may do, and nothing else: every operation, every kind of credential', async () => {
    const credentials = await everyCredential();
    const { paths = {} } = app.getOpenAPI31Document(documentInfo);
    const operations = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { 'x-role': role }]: [string, { 'x-role'?: unknown }]) => ({
        operation: `${method.toUpperCase()} ${path}`,
        role,
      })),
    );
    const wrong: string[] = [];
    let requests = 1;
    for (const { operation, role } of operations) {
      const needed =
        CHANGES[operation] ?? READS[operation] ?? (operation.startsWith('GET ') ? 'viewer' : 'not in the table');
      if (role !== needed) wrong.push(`${operation} declares ${String(role)}: ${needed}`);
      if (operation === 'DELETE /api/v1/session') continue;
      for (const { name, role: own, headers } of credentials) {
        // Wrong keys are counted by address.
        const address = `2001:db8:0:${requests++}::1`;
        const { status } = await request(operation.replace('{id}', 'revenue'), headers, {}, address);
        const expected = expectedStatus(own, needed);
        const isRight = expected === null ? status !== 401 && status !== 403 && status !== 429 : status === expected;
        if (!isRight) wrong.push(`${operation} with ${name}: ${status}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(operations.length).toBeGreaterThan(25);
    expect(errors).toEqual([]);
  });

  async function everyCredential(): Promise<Credential[]> {
    const expired = await keyOf('admin', 1);
    const revoked = await keyOf('admin');
    const ofRevoked = await sessionOf('admin', revoked.id);
    const old = await sessionOf('admin');
    nowMs += 2 * DAY_MS;
    await withdrawKey(store.db, revoked.id, ADMIN, now());
    const [admin, session] = [await keyOf('admin'), await sessionOf('admin')];
    const same = { origin: ORIGIN };
    const keys = [];
    for (const role of ROLES) keys.push({ role, key: await keyOf(role) });
    const sessions = [];
    for (const role of ROLES) sessions.push({ role, text: await sessionOf(role) });
    return [
      { name: 'nothing', role: null, headers: {} },
      { name: 'an expired key', role: null, headers: bearer(expired.text) },
      { name: 'a revoked key', role: null, headers: bearer(revoked.text) },
      { name: 'basic authentication', role: null, headers: { authorization: 'Basic YWRtaW46YWRtaW4=' } },
      { name: 'a session that is over', role: null, headers: { ...cookie(old), ...same } },
      { name: 'a session of a revoked key', role: null, headers: { ...cookie(ofRevoked), ...same } },
      { name: 'a made-up session', role: null, headers: { ...cookie('x'.repeat(43)), ...same } },
      {
        name: 'a wrong key beside a session',
        role: null,
        headers: { ...bearer('evk_no'), ...cookie(session), ...same },
      },
      ...keys.map(({ role, key }) => ({ name: `a key of ${role}`, role, headers: bearer(key.text) })),
      ...sessions.map(({ role, text }) => ({
        name: `a session of ${role}`,
        role,
        headers: { ...cookie(text), ...same },
      })),
      {
        name: 'a session and a foreign origin',
        role: 'foreign',
        headers: { ...cookie(session), origin: 'https://evil.example' },
      },
      { name: 'a session and no origin', role: 'foreign', headers: { ...cookie(session), origin: 'null' } },
      {
        name: 'a session and a frame of another site',
        role: 'foreign',
        headers: { ...cookie(session), 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' },
      },
      { name: 'a key in the query', role: null, headers: { 'x-api-key': admin.text } },
    ];
  }

  test('limit failed sign-ins: of 100, ten are looked at, and the right key waits too', async () => {
    const key = await keyOf('viewer');
    const statuses: number[] = [];
    for (let n = 0; n < 100; n++)
      statuses.push((await request('GET /api/v1/summary', bearer(`${key.text.slice(0, -2)}xx`))).status);
    expect(statuses.map((status) => (status === 401 ? 1 : 0)).reduce<number>((sum, one) => sum + one, 0)).toBe(10);
    expect(statuses.slice(10).every((status) => status === 429)).toBe(true);
    const waiting = await request('GET /api/v1/summary', bearer(key.text));
    expect([waiting.status, Number(waiting.headers.get('retry-after')) > 0]).toEqual([429, true]);
    expect((await request('POST /api/v1/session', {}, { key: key.text })).status).toBe(429);
    expect((await request('GET /api/v1/summary', bearer(key.text), {}, '192.0.2.8')).status).toBe(200);
    nowMs += HOUR_MS;
    expect((await request('GET /api/v1/summary', bearer(key.text))).status).toBe(200);
  });

  test('limit failed sign-ins by link and by key on the page', async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 100; n++)
      statuses.push((await request('POST /api/v1/session', {}, n % 2 ? { token: `t${n}` } : { key: `k${n}` })).status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(10);
    expect(statuses.filter((status) => status === 429)).toHaveLength(90);
  });

  test('limit what one sender asks for', async () => {
    reopen({ requestsPerMinute: 10 });
    const [key, other] = [await keyOf('viewer'), await keyOf('viewer')];
    const statuses: number[] = [];
    for (let n = 0; n < 12; n++) statuses.push((await request('GET /api/v1/summary', bearer(key.text))).status);
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 200), 429, 429]);
    expect((await request('GET /api/v1/summary', bearer(other.text))).status).toBe(200);
    nowMs += 6000;
    expect((await request('GET /api/v1/summary', bearer(key.text))).status).toBe(200);
    expect((await request('GET /api/v1/summary', bearer(key.text))).status).toBe(429);
  });

  test('limit what a stranger asks for of what is public, whatever key it claims to have', async () => {
    reopen({ requestsPerMinute: 10 });
    const statuses: number[] = [];
    for (let n = 0; n < 12; n++)
      statuses.push((await request('GET /livez', n % 2 ? bearer(`evk_${n}`) : { authorization: 'Basic eDp5' })).status);
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 200), 429, 429]);
    expect((await request('GET /livez', bearer('evk_no'), {}, '192.0.2.8')).status).toBe(200);
  });

  test('end the event streams of a revoked key and of a closed session, and no other', async () => {
    const [key, session, other] = [await keyOf('viewer'), await sessionOf('viewer'), await sessionOf('viewer')];
    const streams = await Promise.all(
      [bearer(key.text), cookie(session), cookie(other)].map(async (as) => request('GET /api/v1/events', as)),
    );
    expect(streams.map(({ status }) => status)).toEqual([200, 200, 200]);
    const [ofKey, ofSession, ofOther] = streams.map((stream) => stream.body);
    await withdrawKey(store.db, key.id, ADMIN, now());
    await request('DELETE /api/v1/session', { ...cookie(session), origin: ORIGIN });
    const leave = new AbortController();
    let isOtherOver = false;
    const reading = ofOther
      ?.pipeTo(new WritableStream(), { signal: leave.signal })
      .then(() => (isOtherOver = true))
      .catch(() => undefined);
    // A body is read to its end only if the server ends it.
    for (const ended of [ofKey, ofSession]) expect(await new Response(ended).text()).toContain('event: results');
    expect(isOtherOver).toBe(false);
    leave.abort();
    await reading;
  });

  test('refuse a session that was opened while its key was revoked', async () => {
    const key = await keyOf('viewer');
    await withdrawKey(store.db, key.id, ADMIN, now());
    const late = await sessionOf('viewer', key.id);
    expect((await request('GET /api/v1/summary', cookie(late))).status).toBe(401);
    const ofNone = await sessionOf('viewer', '0123456789ab');
    expect((await request('GET /api/v1/summary', cookie(ofNone))).status).toBe(401);
  });

  test('refuse a body that is too large', async () => {
    const { status } = await request('POST /api/v1/session', {}, { key: 'x'.repeat(2_000_000) });
    expect(status).toBe(413);
  });

  test('open for a link once, with a cookie that scripts and other sites do not get', async () => {
    const token = doors.link?.token ?? '';
    const opened = await request('POST /api/v1/session', { origin: ORIGIN }, { token });
    expect(await opened.json()).toEqual({ data: { user: { name: 'ines', role: 'admin' } } });
    const set = opened.headers.get('set-cookie') ?? '';
    expect(set).toMatch(
      /^evenkeel_session=[\w-]{43}; Path=\/; Expires=Tue, 22 Sep 2026 20:00:00 GMT; HttpOnly; SameSite=Lax$/,
    );
    expect((await request('POST /api/v1/session', { origin: ORIGIN }, { token })).status).toBe(401);
    const [own = ''] = set.split(';');
    const who = await request('GET /api/v1/session', { cookie: own });
    expect(await who.json()).toEqual({
      data: { required: true, user: { name: 'ines', role: 'admin' }, provider: null },
    });
    expect((await request('DELETE /api/v1/session', { cookie: own, origin: ORIGIN })).status).toBe(200);
    expect((await request('GET /api/v1/summary', { cookie: own })).status).toBe(401);
  });

  test('refuse a link that is an hour old', async () => {
    nowMs += HOUR_MS + 1;
    expect((await request('POST /api/v1/session', {}, { token: doors.link?.token })).status).toBe(401);
  });

  test('send a session over TLS alone where people come by https', async () => {
    reopen({ publicUrl: new URL(`https://${HOST}`) });
    const opened = await request('POST /api/v1/session', { origin: `https://${HOST}` }, { token: doors.link?.token });
    expect(opened.headers.get('set-cookie')).toMatch(/^__Host-evenkeel_session=.*; HttpOnly; Secure; SameSite=Lax$/);
    expect((await request('GET /livez', { host: 'other.example.com' })).status).toBe(403);
  });

  test('open a session for an API key, which ends with the key', async () => {
    const key = await keyOf('analyst', 1);
    nowMs += DAY_MS - HOUR_MS;
    const opened = await request('POST /api/v1/session', {}, { key: ` ${key.text}\n` });
    const [own = ''] = (opened.headers.get('set-cookie') ?? '').split(';');
    expect((await request('GET /api/v1/summary', { cookie: own })).status).toBe(200);
    nowMs += 2 * HOUR_MS;
    expect((await request('GET /api/v1/summary', { cookie: own })).status).toBe(401);
  });

  test('make a key, list it without its text, and revoke it, as the audit log shows', async () => {
    const admin = await keyOf('admin');
    const as = bearer(admin.text);
    const forwarded = { ...as, 'x-forwarded-for': '203.0.113.9, 198.51.100.4' };
    const made = await request('POST /api/v1/keys', forwarded, { name: 'Export', role: 'viewer', days: 3 }, '10.1.2.3');
    const { data } = (await made.json()) as { data: { id: string; key: string; expires_at: string } };
    expect([made.status, data.expires_at]).toEqual([201, '2026-09-25T08:00:00.000Z']);
    expect((await request('GET /api/v1/summary', bearer(data.key))).status).toBe(200);
    const list = await (await request('GET /api/v1/keys', as)).text();
    expect(list).toContain('"name":"Export"');
    expect(list).not.toMatch(/evk_|[0-9a-f]{64}/);
    expect((await request('POST /api/v1/runs', bearer(data.key))).status).toBe(403);
    nowMs += 1000;
    expect((await request(`DELETE /api/v1/keys/${data.id}`, as)).status).toBe(200);
    expect((await request(`DELETE /api/v1/keys/${data.id}`, as)).status).toBe(404);
    expect((await request('GET /api/v1/summary', bearer(data.key))).status).toBe(401);
    const log = await loadAuditLog(store.db, { offset: 0, limit: 5 });
    const [stored] = await store.db.query('select count(*) as n from api_keys where hash = $1', [data.key]);
    expect(stored).toEqual({ n: '0' });
    const who = 'Key of admin';
    expect(log).toEqual(
      expect.arrayContaining([
        {
          at: new Date(START + 1000),
          who,
          kind: 'key',
          what: 'revoke key',
          target: data.id,
          outcome: 'done',
          origin: '192.0.2.7',
        },
        {
          ...{ at: new Date(START), who, kind: 'key', what: 'create key', outcome: 'done', origin: '198.51.100.4' },
          target: `${data.id} (Export, viewer, until 2026-09-25)`,
        },
        {
          at: new Date(START),
          who: 'Export',
          kind: 'key',
          what: 'Run now',
          target: '/api/v1/runs',
          outcome: 'refused',
          origin: '192.0.2.7',
        },
      ]),
    );
    const shown = (await (await request('GET /api/v1/audit?limit=1', as)).json()) as {
      data: unknown[];
      next_cursor: string;
    };
    expect([shown.data.length, shown.next_cursor]).toEqual([1, '1']);
  });

  test('let whoever is signed in act on an incident under no other name, and without naming one', async () => {
    const ack = async (headers: Headers, body: object): Promise<string | undefined> => {
      await request('POST /api/v1/incidents/revenue-2026-09-21/ack', headers, body);
      return actors.pop();
    };
    const key = bearer((await keyOf('editor')).text);
    expect([await ack(key, {}), await ack(key, { by: 'Paul' })]).toEqual(['Key of editor', 'Key of editor']);
    reopen(null);
    const local = { host: '127.0.0.1:4280' };
    expect([await ack(local, {}), await ack(local, { by: 'Paul' })]).toEqual(['ines', 'Paul']);
  });

  test('are open to the user of the machine where no authentication is configured, who is in the audit log', async () => {
    reopen(null);
    expect((await request('GET /api/v1/summary', { host: 'localhost:4280' })).status).toBe(200);
    expect((await request('GET /api/v1/summary')).status).toBe(403);
    nowMs += 5000;
    expect((await request('POST /api/v1/runs', { host: '127.0.0.1:4280' })).status).toBe(202);
    expect(await loadAuditLog(store.db, { offset: 0, limit: 1 })).toMatchObject([
      { who: 'ines', kind: 'local', what: 'Run now' },
    ]);
    expect((await request('POST /api/v1/session', { host: 'localhost' }, { token: 'x' })).status).toBe(400);
  });
});

function expectedStatus(role: Credential['role'], needed: string): number | null {
  if (role === 'foreign') return 403;
  if (needed === 'public') return null;
  if (role === null) return 401;
  return ROLES.indexOf(role) >= ROLES.findIndex((one) => one === needed) ? null : 403;
}
