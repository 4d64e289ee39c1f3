import { createServer, type RequestListener } from 'node:http';
import { afterEach, expect, expectTypeOf, test } from 'vitest';
import { ApiError, createClient, type Client, type ServerEvent, type Verdict } from './index.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A client of a server that answers as a test says. */
async function clientOf(answer: RequestListener, options: { apiKey?: string } = {}): Promise<Client> {
  const server = createServer(answer);
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return createClient({ url: `http://127.0.0.1:${port}/`, ...options });
}

test('a request has its path, query, body and key', async () => {
  const seen: unknown[] = [];
  const api = await clientOf(
    ({ method, url, headers: { authorization, accept, 'content-type': type } }, response) => {
      seen.push([method, url, authorization, accept, type]);
      response.end('{"data":[]}');
    },
    { apiKey: 'ek_1' },
  );
  await api.get('/api/v1/metrics/{id}/series', {
    path: { id: 'a/b ä' },
    query: { slice: 'country=DE&x', from: undefined, format: 'json' },
  });
  await api.post('/api/v1/runs');
  await api.post('/api/v1/tune/preview', { body: { metric: 'revenue' } });
  await expect(api.delete('/api/v1/keys/{id}', { path: { id: '..' } })).rejects.toThrow("id: '..'");
  const json = 'application/json';
  expect(seen).toEqual([
    ['GET', '/api/v1/metrics/a%2Fb%20%C3%A4/series?slice=country%3DDE%26x&format=json', 'Bearer ek_1', json, undefined],
    ['POST', '/api/v1/runs', 'Bearer ek_1', json, undefined],
    ['POST', '/api/v1/tune/preview', 'Bearer ek_1', json, json],
  ]);
});

test.each([
  [
    404,
    { type: 'about:blank', title: 'Not found', status: 404, detail: 'no metric' },
    ['Not found', 'no metric', null],
  ],
  [429, { title: 'Too many requests', detail: 'wait' }, ['Too many requests', 'wait', 30]],
  [502, '<html>', ['Bad Gateway', 'Bad Gateway', null]],
  [500, null, ['Internal Server Error', 'Internal Server Error', null]],
])('a problem of status %i is an ApiError', async (status, body, [title, message, retryAfter]) => {
  const api = await clientOf((_, response) => {
    response.statusCode = status;
    if (status === 429) response.setHeader('retry-after', 30);
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  const error = await api.get('/api/v1/summary').catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ApiError);
  expect(error).toMatchObject({ status, title, message, retryAfter });
});

test('refused facts are in the error, with their places', async () => {
  const rejects = [{ file: 'body', line: 2, column: 1, name: 'amount', value: 'x', reason: 'is no number' }];
  const api = await clientOf((_, response) => {
    response.statusCode = 422;
    response.end(JSON.stringify({ title: 'Refused', detail: 'body:2', rejects }));
  });
  const request = { path: { table: 'fact_sales' }, body: '{"amount":"x"}\n' } as const;
  await expect(api.post('/api/v1/facts/{table}', request)).rejects.toMatchObject({ status: 422, rejects });
});

test('a list is read page by page, and no further than it is iterated', async () => {
  const seen: (string | undefined)[] = [];
  const pages = [
    { data: [{ ds: '1' }, { ds: '2' }], next_cursor: '2' },
    { data: [{ ds: '3' }], next_cursor: '3' },
    { data: [], next_cursor: null },
  ];
  const api = await clientOf(({ url }, response) => {
    response.end(JSON.stringify(pages[seen.push(url) - 1]));
  });
  const days: string[] = [];
  for await (const { ds } of api.each('/api/v1/alerts', { query: { limit: 2 } })) days.push(ds);
  expect(days).toEqual(['1', '2', '3']);
  expect(seen).toEqual(['?limit=2', '?limit=2&cursor=2', '?limit=2&cursor=3'].map((query) => `/api/v1/alerts${query}`));
  seen.length = 0;
  for await (const { ds } of api.each('/api/v1/alerts')) if (ds === '1') break;
  expect(seen).toEqual(['/api/v1/alerts']);
});

test('events come as they are sent, across chunks and connections, until a signal ends them', async () => {
  let connections = 0;
  const api = await clientOf((_, response) => {
    connections++;
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(`retry: 2000\n\n:\n\nid: 1\nevent: run\ndata: {"stage":"ä","sh`);
    setTimeout(() => response.end('are":null}\n\nevent: other\ndata: 1\n\n'), 20);
  });
  const events: ServerEvent[] = [];
  const end = new AbortController();
  for await (const event of api.events({ signal: end.signal })) if (events.push(event) === 2) end.abort();
  expect(connections).toBe(2);
  expect(events).toEqual([1, 2].map(() => ({ event: 'run', data: { stage: 'ä', share: null } })));
});

test('events of a server that refuses are an error', async () => {
  const api = await clientOf((_, response) => response.writeHead(401).end());
  await expect(api.events().next()).rejects.toMatchObject({ status: 401 });
});

test('answers have the types of the contract', () => {
  const api = createClient();
  expectTypeOf(api.get<'/api/v1/metrics/{id}/series'>)
    .returns.resolves.toHaveProperty('data')
    .toEqualTypeOf<Verdict[]>();
  expectTypeOf(api.get<'/api/v1/summary'>)
    .parameter(1)
    .toEqualTypeOf<{ readonly signal?: AbortSignal } | undefined>();
  expectTypeOf<'/api/v1/nothing'>().not.toExtend<Parameters<typeof api.get>[0]>();
  expectTypeOf<'/api/v1/summary'>().not.toExtend<Parameters<typeof api.each>[0]>();
});
