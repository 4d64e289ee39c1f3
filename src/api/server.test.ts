import { request } from 'node:http';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { servedApi, smallModel, type ServedApi } from '../../test/fixtures/small-model.ts';
import { apiApp } from './app.ts';
import { listen } from './listen.ts';

const problem = z.strictObject({ type: z.string(), title: z.string(), status: z.number(), detail: z.string() });

let api: ServedApi;
beforeAll(async () => {
  api = await servedApi();
});
afterAll(async () => api[Symbol.asyncDispose]());
const get: ServedApi['get'] = async (path, headers) => api.get(path, headers);

beforeEach(() => {
  api.model = smallModel();
});

test('before the first run has finished the server is alive but not ready, and has no answers', async () => {
  api.model = null;
  expect((await get('/livez')).status).toBe(200);
  for (const path of [
    '/readyz',
    '/api/v1/summary',
    '/api/v1/metrics',
    '/api/v1/alerts',
    '/api/v1/metrics/revenue/series',
  ]) {
    const answer = await get(path);
    expect(answer.status).toBe(503);
    expect(problem.parse(await answer.json()).status).toBe(503);
  }
});

/** Parameters without which a route answers with a problem. */
const NEEDED: Readonly<Record<string, string>> = { '/what-if': '?level=0', '/breakdown': '?dimension=country' };

test('the OpenAPI document lists exactly the routes that are served', async () => {
  const document = z
    .object({ openapi: z.literal('3.1.0'), paths: z.record(z.string(), z.record(z.string(), z.unknown())) })
    .parse(await (await get('/openapi.json')).json());
  const routed = apiApp(
    async () => null,
    () => undefined,
  )
    .routes.filter(({ method, path }) => /GET|POST|DELETE/.test(method) && !/docs|openapi/.test(path))
    .map(({ path }) => path.replace(/:(\w+)/g, '{$1}'));
  expect([...new Set(routed)].sort()).toEqual(Object.keys(document.paths).sort());
  for (const [path, methods] of Object.entries(document.paths)) {
    if (!('get' in methods) || /\/(keys|audit|deliveries|channels)$/.test(path)) continue;
    const requested = `${path}${NEEDED[path.slice(path.lastIndexOf('/'))] ?? ''}`;
    const ids = { incidents: 'revenue-opened', sources: 'shop', metrics: 'revenue', runs: '1' };
    const id = Object.entries(ids).find(([of]) => path.includes(`/${of}/`))?.[1] ?? '';
    const answer = await get(requested.replace('{id}', id));
    expect(answer.status, path).toBe(200);
    await answer.body?.cancel();
  }
});

test.each([
  ['/api/v1/metrics/nothing/series', 404],
  ['/api/v1/metrics/revenue/series?slice=country%3DDE', 404],
  ['/api/v1/metrics/revenue/series?from=2026-02-30', 400],
  ['/api/v1/alerts?limit=0', 400],
  ['/api/v1/alerts?limit=1e9', 400],
  ['/api/v1/alerts?format=xml', 400],
  ['/api/v1/metrics/nothing/landing', 404],
  ['/api/v1/metrics/nothing/slices', 404],
  ['/api/v1/metrics/nothing/what-if?level=0.1', 404],
  ['/api/v1/metrics/revenue/what-if?level=', 400],
  ['/api/v1/metrics/revenue/what-if?level=-1.1', 400],
  ['/api/v1/metrics/revenue/what-if?level=ten', 400],
  ['/api/v1/metrics/revenue/what-if?level=0.1&from=2026-02-30', 400],
  ['/api/v1/metrics/revenue/what-if?level=0.1&from=2026-09-25&to=2026-09-24', 400],
  ['/api/v1/metrics/revenue/what-if?level=0.1&to=2026-09-21', 400],
  ['/nothing', 404],
  ['/api/v1/../../etc/passwd', 404],
])('%s has an RFC 9457 answer of status %i', async (path, status) => {
  const answer = await get(path);
  expect(answer.status).toBe(status);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  expect(problem.parse(await answer.json()).status).toBe(status);
});

test.each([
  ['summary?bogus=1', 'bogus: there is no such parameter: this path has none'],
  ['metrics/revenue/forecast?horizon=5', 'horizon: there is no such parameter: slice, from, to, format, limit, cursor'],
  ['metrics/revenue/landing?slice=', 'slice: there is no such parameter: this path has none'],
  ['alerts?limit=1&bogus=1', 'bogus: there is no such parameter: from, to, format, status, limit, cursor'],
  ['alerts?limit=0', 'limit: write a whole number from 1 to 1000'],
  ['alerts?limit=ten', 'limit: write a whole number from 1 to 1000'],
  ['operations/hours?days=15', 'days: write a whole number from 1 to 14'],
  ['alerts?cursor=-1', 'cursor: write the next_cursor of the previous answer'],
  ['alerts?status=normal', 'status: write warning or critical'],
  ['alerts?format=xml', 'format: write json or csv'],
  ['metrics/revenue/what-if?level=ten', 'level: write a number such as -0.1'],
  ['metrics/revenue/what-if?level=11', 'level: write a number from -1 to 10'],
])('the answer to %s says which parameter is wrong', async (path, detail) => {
  const answer = await get(`/api/v1/${path}`);
  expect([answer.status, problem.parse(await answer.json()).detail]).toEqual([400, detail]);
});

test('an unchanged answer has status 304', async () => {
  const tag = (await get('/api/v1/summary')).headers.get('etag') ?? '';
  expect((await get('/api/v1/summary', { 'if-none-match': tag })).status).toBe(304);
  const model = smallModel();
  api.model = { ...model, summary: async () => ({ ...(await model.summary()), name: 'Another' }) };
  expect((await get('/api/v1/summary', { 'if-none-match': tag })).status).toBe(200);
});

test.each([
  ['evil.example', 403],
  ['127.0.0.1.evil.example', 403],
  ['localhost:80@evil.example', 400],
  ['localhost', 200],
  ['[::1]:4280', 200],
])('a request for the host %s has status %i', async (host, status) => {
  const { port } = new URL(api.url);
  const answered = await new Promise<number | undefined>((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path: '/livez', headers: { host } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    sent.on('error', reject);
    sent.end();
  });
  expect(answered).toBe(status);
});

test('an internal error is logged, and its answer has no details', async () => {
  api.model = { ...smallModel(), metrics: async () => Promise.reject(new TypeError('undefined at /src/x.ts')) };
  const answer = await get('/api/v1/metrics');
  expect(answer.status).toBe(500);
  expect(await answer.text()).not.toMatch(/\.ts|\/src|TypeError|undefined/);
  expect(api.errors).toHaveLength(1);
});

test('a run can be requested, but not by a page of another origin', async () => {
  let requests = 0;
  const served = await listen(
    apiApp(
      async () => smallModel(),
      () => undefined,
      new Map(),
      { status: () => null, request: () => (requests += 1) },
    ),
    0,
  );
  const ask = async (headers: Record<string, string>) =>
    (await fetch(`${served.url}/api/v1/runs`, { method: 'POST', headers })).status;
  expect(await ask({ origin: 'https://example.com' })).toBe(403);
  expect(await ask({ origin: 'null' })).toBe(403);
  expect(requests).toBe(0);
  expect(await ask({ origin: served.url })).toBe(202);
  expect(await ask({})).toBe(202);
  expect(requests).toBe(2);
  expect((await fetch(`${api.url}/api/v1/runs`, { method: 'POST' })).status).toBe(503);
  await served.close();
});
