import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { secret } from '../../../test/fixtures/channels.ts';
import { engines, type TestStore } from '../../../test/fixtures/databases.ts';
import { smallModel } from '../../../test/fixtures/small-model.ts';
import { apiApp } from '../app.ts';
import { listen, type Listening } from '../listen.ts';
import { OIDC_CALLBACK, OIDC_START } from './oidc-paths.ts';

const GROUPS: Readonly<Record<string, string[]>> = { ines: ['staff', 'kpi-editors', 'kpi-viewers'], otto: ['staff'] };

let store: TestStore;
let provider: Server;
let server: Listening;
const errors: unknown[] = [];

beforeAll(async () => {
  const [engine] = engines;
  if (!engine) throw new Error('there is no engine');
  store = await engine.open();
  let app: ReturnType<typeof apiApp> | null = null;
  server = await listen({ fetch: async (request, connection) => (app ?? missing()).fetch(request, connection) }, 0);
  const publicUrl = new URL(server.url);
  provider = createServer().listen(0, '127.0.0.1');
  await once(provider, 'listening');
  const issuer = new URL(`http://127.0.0.1:${(provider.address() as AddressInfo).port}`);
  const answer = realProvider(issuer, new URL(OIDC_CALLBACK, publicUrl)).callback();
  provider.on('request', (request, response) => void answer(request, response));
  const oidc = {
    ...{
      issuer,
      clientId: 'evenkeel',
      clientSecret: secret('a-secret-of-the-test'),
      scope: 'openid profile email',
    },
    ...{
      roleClaim: 'groups',
      roles: new Map([
        ['kpi-viewers', 'viewer'],
        ['kpi-editors', 'editor'],
      ] as const),
      defaultRole: null,
    },
  };
  const settings = { publicUrl, sessionHours: 12, proxies: [], requestsPerMinute: 1000, oidc };
  const doors = {
    settings,
    localUser: 'x',
    link: null,
    db: store.db,
    session: async () => store.db.session(),
    now: () => new Date(),
  };
  const model = smallModel();
  const runs = { status: () => null, request: () => undefined };
  app = apiApp(
    async () => model,
    (error) => errors.push(error),
    new Map(),
    runs,
    null,
    doors,
  );
});

afterAll(async () => {
  await server.close();
  provider.closeAllConnections();
  provider.close();
  await store[Symbol.asyncDispose]();
});

function missing(): never {
  throw new Error('the server was called too early');
}

/** oidc-provider, with its own pages for sign-in and consent. */
function realProvider(issuer: URL, callback: URL): Provider {
  return new Provider(issuer.href.replace(/\/$/, ''), {
    clients: [{ client_id: 'evenkeel', client_secret: 'a-secret-of-the-test', redirect_uris: [callback.href] }],
    claims: { openid: ['sub'], profile: ['groups'], email: ['email'] },
    cookies: { keys: ['of the test'] },
    findAccount: (_context, id) => ({
      accountId: id,
      claims: () => ({ sub: id, email: `${id}@example.com`, groups: GROUPS[id] ?? [] }),
    }),
  });
}

/** A browser without a window: it keeps cookies by host and follows redirects one by one. */
function browser() {
  const jars = new Map<string, Map<string, string>>();
  const send = async (url: URL, form?: Record<string, string>): Promise<Response> => {
    const jar = jars.get(url.host) ?? new Map<string, string>();
    jars.set(url.host, jar);
    const cookie = Array.from(jar, ([name, value]) => `${name}=${value}`).join('; ');
    const body = form && { method: 'POST', body: new URLSearchParams(form) };
    const response = await fetch(url, { redirect: 'manual', headers: { cookie }, ...body });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      if (/expires=Thu, 01 Jan 1970|max-age=0/i.test(line)) jar.delete(pair.slice(0, at));
      else jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  };
  /** Follows redirects and fills in the provider's forms, until it is to go to a path of Evenkeel that matches. */
  const signIn = async (login: string, until: RegExp): Promise<URL> => {
    let url = new URL(`${OIDC_START}?next=/incidents`, server.url);
    let response = await send(url);
    for (let step = 0; step < 20; step++) {
      const location = response.headers.get('location');
      if (location === null) {
        const [, action = ''] = /action="([^"]+)"/.exec(await response.text()) ?? [];
        url = new URL(action, url);
        const [, prompt = ''] = /\/interaction\/.*/.test(url.pathname) && step < 4 ? ['', 'login'] : ['', 'consent'];
        response = await send(url, { prompt, login, password: 'any' });
        continue;
      }
      url = new URL(location, url);
      if (until.test(url.pathname)) return url;
      response = await send(url);
    }
    throw new Error(`no way to ${until.source}`);
  };
  return { send, signIn };
}

test('somebody signs in with the provider, and has the highest role of its groups', async () => {
  const { send, signIn } = browser();
  const end = await signIn('ines', /^\/sign-in$/);
  expect(`${end.pathname}${end.search}`).toBe('/sign-in?next=%2Fincidents&done=1');
  const session = await (await send(new URL('/api/v1/session', server.url))).json();
  expect(session).toEqual({
    data: { required: true, user: { name: 'ines@example.com', role: 'editor' }, provider: OIDC_START },
  });
  expect((await send(new URL('/api/v1/summary', server.url))).status).toBe(200);
  expect((await send(new URL('/api/v1/keys', server.url))).status).toBe(403);
  const log = await store.db.query("select who, outcome from audit_log where what = 'Sign in'");
  expect(log).toEqual([{ who: 'ines@example.com', outcome: 'done' }]);
});

test('somebody whom no group gives a role is refused', async () => {
  const { send, signIn } = browser();
  const end = await signIn('otto', /^\/sign-in$/);
  expect(end.search).toBe('?problem=role');
  expect((await send(new URL('/api/v1/summary', server.url))).status).toBe(401);
});

test('a code is of no use to another browser, nor a second time', async () => {
  const [own, other] = [browser(), browser()];
  const callback = await own.signIn('ines', /\/oidc\/callback$/);
  const stolen = await other.send(callback);
  expect(stolen.headers.get('location')).toBe('/sign-in?problem=failed');
  expect((await own.send(callback)).headers.get('location')).toBe('/sign-in?next=%2Fincidents&done=1');
  expect((await own.send(callback)).headers.get('location')).toBe('/sign-in?problem=failed');
  expect((await other.send(new URL('/api/v1/summary', server.url))).status).toBe(401);
});
