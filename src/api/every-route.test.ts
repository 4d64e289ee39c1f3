import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { serverEngines, type TestStore } from '../../test/fixtures/databases.ts';
import { deliveryLog } from '../../test/fixtures/delivery-log.ts';
import { incidentDetail } from '../../test/fixtures/incidents.ts';
import { AS_OF, judgedBusiness, judgedStore, LAST } from '../../test/fixtures/judged-store.ts';
import { metric } from '../../test/fixtures/metrics.ts';
import { smallModel } from '../../test/fixtures/small-model.ts';
import { issueKey } from '../access/access.ts';
import { addDays } from '../calendar/day.ts';
import { createClient } from '../client/index.ts';
import { readModel, type ReadModel } from '../pipeline/read/read-model.ts';
import { beginRun } from '../store/runs/begin-run.ts';
import { finishRun } from '../store/runs/finish-run.ts';
import { apiApp } from './app.ts';
import { documentInfo } from './docs/document-info.ts';

/** Lists of two, the month and the quarter, or of the metrics that were requested: they have no pages. */
const WITHOUT_PAGES = ['/api/v1/metrics/{id}/landing', '/api/v1/metrics/{id}/what-if', '/api/v1/tune/preview'];
/** Parameters without which a route answers with a problem. */
const NEEDED: Readonly<Record<string, string>> = { 'what-if': 'level=0.1&', breakdown: 'dimension=shop&' };
const IDS = { metrics: 'revenue', incidents: 'revenue-0', sources: 'shop', runs: '1' };
const ADMIN = { who: 'Ines', kind: 'local', origin: 'terminal' } as const;

const schema = z.looseObject({ properties: z.record(z.string(), z.unknown()).optional() });
const operation = z.looseObject({
  parameters: z.array(z.looseObject({ name: z.string(), in: z.string() })).default([]),
  responses: z.record(
    z.string(),
    z.looseObject({ content: z.record(z.string(), z.looseObject({ schema })).optional() }),
  ),
});
type Operation = z.infer<typeof operation>;
const openApi = z.looseObject({ paths: z.record(z.string(), z.record(z.string(), operation)) });
const problem = z.strictObject({
  type: z.string().min(1),
  title: z.string().min(1),
  status: z.number(),
  detail: z.string().min(1),
});
const listAnswer = z.looseObject({ data: z.array(z.unknown()), next_cursor: z.string().nullable() });
const columnsAnswer = z.object({
  data: z.record(z.string(), z.array(z.unknown())),
  next_cursor: z.string().nullable(),
});

/** The methods and paths of the document. */
function operationsOf(app: ReturnType<typeof apiApp>): [string, string, Operation][] {
  const { paths } = openApi.parse(JSON.parse(JSON.stringify(app.getOpenAPI31Document(documentInfo))));
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, one]): [string, string, Operation] => [method.toUpperCase(), path, one]),
  );
}

function fieldsOf({ responses }: Operation): readonly string[] {
  return Object.keys(responses['200']?.content?.['application/json']?.schema.properties ?? {});
}

/** With several entries of what a judged store has none of. */
function withSeveral(model: ReadModel): ReadModel {
  const incidents = [0, 1, 2].map((index) =>
    incidentDetail(metric({ id: 'revenue' }), addDays(LAST, -index), { id: `revenue-${index}` }),
  );
  const small = smallModel();
  const page = <T>(all: readonly T[], { offset, limit }: { offset: number; limit: number | null }): T[] =>
    all.slice(offset, limit === null ? undefined : offset + limit);
  const reject = { file: 'orders.csv', column: 5, columnName: 'amount', value: 'x', reason: 'is not a number' };
  return {
    ...model,
    incidents: async (query) => page(incidents, query),
    incident: async (id) => incidents.find((one) => one.id === id) ?? null,
    rejects: async (_, query) =>
      page(
        [1, 2, 3].map((line) => ({ ...reject, line })),
        query,
      ),
    dataFaults: async () =>
      (await small.dataFaults()).flatMap((fault) =>
        [0, 1, 2].map((index) => ({ ...fault, day: addDays(fault.day, -index) })),
      ),
  };
}

describe.each(serverEngines)('every route on $name', (engine) => {
  let store: TestStore;
  let app: ReturnType<typeof apiApp>;
  let operations: [string, string, Operation][];
  const errors: unknown[] = [];

  beforeAll(async () => {
    store = await engine.open();
    for (const _ of [1, 2]) {
      const run = await beginRun(store.db, { asOf: AS_OF, now: AS_OF, slot: null });
      await finishRun(store.db, run, { at: AS_OF, freshness: '{}', published: true });
    }
    await judgedStore(store.db, { slices: 5 });
    const now = () => AS_OF;
    for (const name of ['One', 'Two', 'Three'])
      await issueKey(store.db, { name, role: 'viewer', days: 9 }, ADMIN, now());
    const model = withSeveral(await readModel(store.db, judgedBusiness, AS_OF));
    app = apiApp(
      async () => model,
      (error) => errors.push(error),
      new Map(),
      { status: () => null, request: () => undefined },
      async () => null,
      { settings: null, localUser: 'ines', link: null, db: store.db, session: async () => store.db.session(), now },
      deliveryLog(),
    );
    operations = operationsOf(app);
  });
  afterAll(async () => store?.[Symbol.asyncDispose]());

  const request = async (path: string, { headers, ...init }: RequestInit = {}): Promise<Response> =>
    app.request(
      `http://127.0.0.1${path}`,
      { ...init, headers: headersOf(headers) },
      { incoming: { socket: { remoteAddress: '127.0.0.1' } } },
    );
  const known = (path: string): string => {
    const id = Object.entries(IDS).find(([of]) => path.includes(`/${of}/`))?.[1] ?? 'none';
    return `${path.replace('{id}', id)}?${NEEDED[path.slice(path.lastIndexOf('/') + 1)] ?? ''}`;
  };
  const gets = () => operations.flatMap(([method, path, one]) => (method === 'GET' ? [[path, one] as const] : []));

  test('has an ETag and answers it with 304, or is not stored at all', async () => {
    const paths = [...gets().map(([path]) => known(path)), '/openapi.json', '/docs'];
    for (const path of paths) {
      const answer = await request(path);
      expect(answer.status, path).toBe(200);
      await answer.body?.cancel();
      if (answer.headers.get('cache-control') === 'no-store') continue;
      const tag = answer.headers.get('etag') ?? '';
      expect(tag, path).toMatch(/^"[\da-f]+"$/);
      const again = await request(path, { headers: { 'if-none-match': tag } });
      expect([again.status, await again.text(), again.headers.get('etag')], path).toEqual([304, '', tag]);
    }
  });

  test('that is a list has every entry on exactly one of its pages', async () => {
    const lists = gets().filter(([, one]) => fieldsOf(one).includes('next_cursor'));
    expect(lists.map(([path]) => path).filter((path) => !hasPages(operations, path))).toEqual(
      WITHOUT_PAGES.slice(0, 2),
    );
    for (const [path] of lists.filter(([path]) => hasPages(operations, path))) {
      const all = await pageAt(`${known(path)}limit=1000`);
      expect(all.next, path).toBeNull();
      expect(all.entries.length, path).toBeGreaterThan(1);
      expect(await entriesOfPages(known(path), Math.ceil(all.entries.length / 3)), path).toEqual(all.entries);
    }
    expect(lists.length).toBeGreaterThan(12);
  });

  async function entriesOfPages(path: string, limit: number): Promise<unknown[]> {
    const found: unknown[] = [];
    let cursor: string | null = '0';
    while (cursor !== null) {
      const { entries, next } = await pageAt(`${path}limit=${limit}&cursor=${cursor}`);
      expect(entries.length).toBeLessThanOrEqual(limit);
      found.push(...entries);
      cursor = next;
    }
    return found;
  }

  /** The entries of a page; of columns, its rows. */
  async function pageAt(path: string): Promise<{ entries: unknown[]; next: string | null }> {
    const body: unknown = await (await request(path)).json();
    const rows = listAnswer.safeParse(body);
    if (rows.success) return { entries: rows.data.data, next: rows.data.next_cursor };
    const { data, next_cursor } = columnsAnswer.parse(body);
    return { entries: rowsOf(data), next: next_cursor };
  }

  test('answers what it refuses with a problem', async () => {
    for (const [method, path, { parameters, responses }] of operations) {
      const requests = [
        ...(path.startsWith('/api/') ? [`${known(path)}bogus=1`] : []),
        ...parameters.filter((one) => one.in === 'query').map(({ name }) => `${known(path)}${name}=%00`),
        ...(/\{\w+\}/.test(path) ? [`${path.replace(/\{\w+\}/, 'nothing')}?`] : []),
      ];
      for (const sent of requests) {
        const answer = await request(sent, method === 'POST' ? { method, body: '{' } : { method });
        if (answer.ok) continue;
        const where = `${method} ${sent}: ${answer.status}`;
        expect(answer.status, where).toBeLessThan(500);
        expect(Object.keys(responses), where).toContain(String(answer.status));
        expect(answer.headers.get('content-type'), where).toBe('application/problem+json');
        expect(problem.parse(await answer.json()).status, where).toBe(answer.status);
      }
    }
    expect(errors).toEqual([]);
  });

  test('refuses a parameter that it does not have', async () => {
    for (const [method, path] of operations.filter(([, one]) => one.startsWith('/api/'))) {
      const answer = await request(`${known(path)}bogus=1`, { method });
      expect([path, answer.status, answer.headers.get('content-type')]).toEqual([
        path,
        400,
        'application/problem+json',
      ]);
    }
  });

  test('has the rows of a series and of its forecast as columns, with their types', async () => {
    const client = createClient({ url: '', fetch: async (path, init) => request(path, init) });
    const path = { id: 'revenue' };
    for (const query of [{}, { slice: 'shop=s1', limit: 5, cursor: 3 }, { from: '2100-01-01' }]) {
      const series = await client.get('/api/v1/metrics/{id}/series', { path, query });
      const judged = await client.get('/api/v1/metrics/{id}/series/columns', { path, query });
      expect(rowsOf(judged.data)).toEqual(series.data);
      expect(judged.data.y).toEqual(series.data.map(({ y }) => y));
      const forecast = await client.get('/api/v1/metrics/{id}/forecast', { path, query });
      const ahead = await client.get('/api/v1/metrics/{id}/forecast/columns', { path, query });
      expect(rowsOf(ahead.data)).toEqual(forecast.data);
      expect(ahead.data.yhat_upper).toEqual(forecast.data.map(({ yhat_upper }) => yhat_upper));
      expect([judged.next_cursor, ahead.next_cursor]).toEqual([series.next_cursor, forecast.next_cursor]);
    }
  });
});

function headersOf(own: RequestInit['headers']): Headers {
  const headers = new Headers(own);
  headers.set('host', '127.0.0.1');
  headers.set('content-type', 'application/json');
  return headers;
}

function hasPages(operations: readonly [string, string, Operation][], path: string): boolean {
  const names = operations.find(([method, own]) => method === 'GET' && own === path)?.[2].parameters ?? [];
  return ['limit', 'cursor'].every((wanted) => names.some(({ name }) => name === wanted));
}

function rowsOf(columns: Readonly<Record<string, readonly unknown[]>>): Record<string, unknown>[] {
  const fields = Object.entries(columns);
  return Array.from({ length: fields[0]?.[1].length ?? 0 }, (_, index) =>
    Object.fromEntries(fields.map(([name, values]) => [name, values[index]])),
  );
}
