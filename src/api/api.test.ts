import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { addDays, dayFromIso, daysBetween } from '../calendar/day.ts';
import { catalogue } from '../metrics/catalogue.ts';
import { choicesInWords } from '../forecast/choice-in-words.ts';
import { judgeable } from '../pipeline/judge-series.ts';
import type { ReadModel } from '../pipeline/read-model.ts';
import { series } from '../metrics/series.ts';
import { apiApp } from './app.ts';
import { listen, type Listening } from './serve.ts';

/** Forty days of 100 a day with a last day of 10: a read model made by the real judge. */
function smallModel(): ReadModel {
  const [metric] = catalogue;
  if (!metric) throw new Error('the catalogue is empty');
  const days = daysBetween(dayFromIso('2026-08-13'), dayFromIso('2026-09-21'));
  const rows = days.map((day, index) => ({ day, numerator: index === 39 ? 10 : 100 + (index % 3), denominator: null }));
  const last = days.at(-1) ?? dayFromIso('2026-09-21');
  const known = series(metric, '', rows, last, new Set());
  if (!known) throw new Error('no series');
  const judged = judgeable(known);
  const verdicts = days.map((day) => ({ metric, slice: '', day, verdict: judged.verdictOn(day, null) }));
  const revenue = verdicts.at(-1) ?? null;
  return {
    series: new Map([
      [
        'revenue',
        {
          id: 'revenue',
          metric,
          slice: '',
          days: verdicts,
          ahead: judged.ahead(30),
          choices: choicesInWords(judged.weighed(), 30),
          record: {
            scores: [
              { from: 1, to: 1, count: 30, wape: 0.08, mase: 0.9, bias: 0.01, coverage_80: 0.8, coverage_95: 0.93 },
            ],
            said: { from: addDays(last, -29), to: last, lower: 2900, upper: 3200, actual: 2940 },
          },
          open: { day: addDays(last, 1), value: 42, until: '08:02' },
          events: [
            { kind: 'event', name: 'Sale', from: addDays(last, -3), to: addDays(last, 2) },
            { kind: 'holiday', name: 'Unity Day', from: addDays(last, 12), to: addDays(last, 12) },
          ],
        },
      ],
    ]),
    summary: {
      name: 'Corner Shop',
      zone: 'Europe/Berlin',
      currency: 'EUR',
      localTime: '2026-09-22T08:10',
      lastClosed: last,
      completeThrough: last,
      revenue,
      lastJudgedRevenue: revenue,
      attention: revenue ? [revenue] : [],
      favourable: [],
      judgedLately: 7,
      unknown: [],
      landing: null,
      operations: [],
    },
  };
}

const page = z.object({ data: z.array(z.record(z.string(), z.unknown())), next_cursor: z.string().nullable() });
const eventsPage = z.object({ events: z.array(z.object({ name: z.string(), from: z.string(), to: z.string() })) });
const openPage = z.object({ data: z.array(z.object({ ds: z.string() })), open: z.unknown() });
const problem = z.strictObject({ type: z.string(), title: z.string(), status: z.number(), detail: z.string() });

describe('the API', () => {
  const errors: unknown[] = [];
  let model: ReadModel | null = null;
  const app = apiApp(
    () => model,
    (error) => errors.push(error),
  );
  let server: Listening;

  beforeAll(async () => {
    server = await listen(app, 0);
  });
  afterAll(async () => server.close());

  const get = async (path: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${server.url}${path}`, { headers });

  test('says that it lives but is not ready before the first run has finished, and answers nothing yet', async () => {
    model = null;
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

  test('serves what the document lists, and the document lists what it serves', async () => {
    model = smallModel();
    const document = z
      .object({ openapi: z.literal('3.1.0'), paths: z.record(z.string(), z.unknown()) })
      .parse(await (await get('/openapi.json')).json());
    const routed = app.routes
      .filter(({ method, path }) => method === 'GET' && !/docs|openapi/.test(path))
      .map(({ path }) => path.replace(/:(\w+)/g, '{$1}'));
    expect([...new Set(routed)].sort()).toEqual(Object.keys(document.paths).sort());
    for (const path of Object.keys(document.paths))
      expect((await get(path.replace('{id}', 'revenue'))).status).toBe(200);
  });

  test('gives every day of a series with the numbers of its verdict, and null where there are none', async () => {
    model = smallModel();
    const { data } = page.parse(await (await get('/api/v1/metrics/revenue/series?from=2026-09-21')).json());
    expect(data).toHaveLength(1);
    expect(data[0]).toMatchObject({
      ds: '2026-09-21',
      y: 10,
      status: 'critical',
      favourable: false,
      deviation_pct: expect.closeTo(-90, 0),
    });
    const all = await (await get('/api/v1/metrics/revenue/series')).text();
    expect(all).not.toContain('NaN');
    expect(page.parse(JSON.parse(all)).data[0]).toMatchObject({
      ds: '2026-08-13',
      y: 100,
      yhat: null,
      status: 'learning',
    });
  });

  test('gives the holidays and events that touch the asked days', async () => {
    model = smallModel();
    const names = async (path: string): Promise<string[]> =>
      eventsPage.parse(await (await get(`/api/v1/metrics/revenue/${path}`)).json()).events.map(({ name }) => name);
    expect(await names('series')).toEqual(['Sale']);
    expect(await names('series?to=2026-09-17')).toEqual([]);
    expect(await names('forecast')).toEqual(['Sale', 'Unity Day']);
    expect(await names('forecast?from=2026-09-24')).toEqual(['Unity Day']);
  });

  test('gives the running day so far, apart from the days that are judged', async () => {
    model = smallModel();
    const today = { ds: '2026-09-22', y: 42, value: '€42.00', until: '08:02' };
    const { data, open } = openPage.parse(await (await get('/api/v1/metrics/revenue/series')).json());
    expect(open).toEqual(today);
    expect(data.at(-1)?.ds).toBe('2026-09-21');
    expect(openPage.parse(await (await get('/api/v1/metrics/revenue/series?to=2026-09-21')).json()).open).toBeNull();
    const summary = z.object({ data: z.object({ today: z.unknown() }) });
    expect(summary.parse(await (await get('/api/v1/summary')).json()).data.today).toEqual(today);
  });

  test('says what the days ahead follow, in words', async () => {
    const answer: unknown = await (await get('/api/v1/metrics/revenue/forecast')).json();
    expect(answer).toMatchObject({
      choices: [
        { from: 1, to: 1, sentence: expect.stringMatching(/^Tomorrow: .+\.$/) },
        { from: 2, to: 7, sentence: expect.stringMatching(/^Days 2 to 7: .+\.$/) },
        { from: 8, to: 28, sentence: expect.stringMatching(/^Days 8 to 28: .+\.$/) },
        { from: 29, to: 30, sentence: expect.stringMatching(/^Days 29 to 30: .+\.$/) },
      ],
    });
  });

  test('gives the same numbers as CSV as in JSON', async () => {
    model = smallModel();
    const { data } = page.parse(await (await get('/api/v1/metrics/revenue/forecast')).json());
    const csv = await (await get('/api/v1/metrics/revenue/forecast?format=csv')).text();
    const rows = csv
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(','));
    expect(rows.map(([ds]) => ds)).toEqual(data.map(({ ds }) => ds));
    expect(rows.map(([, , yhat]) => Number(yhat))).toEqual(data.map(({ yhat }) => Number(Number(yhat).toFixed(6))));
    expect(data.length).toBeGreaterThan(7);
  });

  test('pages through alerts until the cursor ends', async () => {
    model = smallModel();
    const { data, next_cursor } = page.parse(await (await get('/api/v1/alerts?limit=1')).json());
    expect(data).toHaveLength(1);
    expect(next_cursor).toBeNull();
  });

  test.each([
    ['/api/v1/metrics/nothing/series', 404],
    ['/api/v1/metrics/revenue/series?slice=country%3DDE', 404],
    ['/api/v1/metrics/revenue/series?from=2026-02-30', 400],
    ['/api/v1/alerts?limit=0', 400],
    ['/api/v1/alerts?limit=1e9', 400],
    ['/api/v1/alerts?format=xml', 400],
    ['/nothing', 404],
    ['/api/v1/../../etc/passwd', 404],
  ])('answers %s with an RFC 9457 document of status %i', async (path, status) => {
    model = smallModel();
    const answer = await get(path);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(problem.parse(await answer.json()).status).toBe(status);
  });

  test('answers an unchanged question with 304', async () => {
    model = smallModel();
    const tag = (await get('/api/v1/summary')).headers.get('etag') ?? '';
    expect((await get('/api/v1/summary', { 'if-none-match': tag })).status).toBe(304);
    model = { ...model, summary: { ...model.summary, name: 'Another' } };
    expect((await get('/api/v1/summary', { 'if-none-match': tag })).status).toBe(200);
  });

  test.each([
    ['evil.example', 403],
    ['127.0.0.1.evil.example', 403],
    ['localhost:80@evil.example', 400],
    ['localhost', 200],
    ['[::1]:4280', 200],
  ])('answers a request for the host %s with %i', async (host, status) => {
    const { port } = new URL(server.url);
    const answered = await new Promise<number | undefined>((resolve, reject) => {
      const asked = request({ host: '127.0.0.1', port, path: '/livez', headers: { host } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      });
      asked.on('error', reject);
      asked.end();
    });
    expect(answered).toBe(status);
  });

  test('tells nothing of an error of its own but that it happened', async () => {
    model = { ...smallModel(), series: new Map([['revenue', undefined as never]]) };
    const answer = await get('/api/v1/metrics');
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toMatch(/\.ts|\/src|TypeError|undefined/);
    expect(errors).toHaveLength(1);
  });
});
