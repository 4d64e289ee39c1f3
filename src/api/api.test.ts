import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { landingOn } from '../../test/fixtures/landings.ts';
import { addDays, dayFromIso, daysBetween } from '../calendar/day.ts';
import { catalogue } from '../metrics/catalogue.ts';
import { ensembleExplanation } from '../report/words/ensemble-explanation.ts';
import { judgeable } from '../pipeline/judge/judge-series.ts';
import type { ReadModel } from '../pipeline/read/read-model.ts';
import type { Metric } from '../metrics/metric.ts';
import { series, type Series } from '../metrics/series.ts';
import { apiApp } from './app.ts';
import { listen, type Listening } from './listen.ts';

/** Nine days to come of 100 each in the month and in the quarter, told by nine past totals from 0.8 to 1.2 of what was expected. */
const TUESDAY = dayFromIso('2026-09-22');
const LANDINGS = [
  landingOn(TUESDAY, 2100, [720, 900, 1080], { target: 3090 }),
  landingOn(TUESDAY, 4010, [720, 900, 1080], { kind: 'quarter' }),
];

/** Days on which a sale brought half as much again, of 140 days of about 100. */
const SALE_DAYS = [20, 50, 80, 110].map((index) => addDays(TUESDAY, index - 140));
const CALENDAR = [
  ...SALE_DAYS.map((ds) => ({ kind: 'event', holiday: 'Sale', ds, scope: '' }) as const),
  { kind: 'event', holiday: 'Fair', ds: addDays(TUESDAY, 7), scope: '' } as const,
];

function shopWithSales(metric: Metric): Series | null {
  const rows = Array.from({ length: 140 }, (_, index) => {
    const day = addDays(TUESDAY, index - 140);
    return { day, numerator: (SALE_DAYS.includes(day) ? 1.5 : 1) * (100 + (index % 3)), denominator: null };
  });
  return series(metric, '', rows, addDays(TUESDAY, -1), new Set());
}

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
          explanation: ensembleExplanation(judged.combinationWeights(), 30),
          calendar: CALENDAR,
          known: shopWithSales(metric),
          landings: LANDINGS,
          record: {
            scores: [
              {
                from: 1,
                to: 1,
                count: 30,
                wape: 0.08,
                naive_wape: 0.12,
                mase: 0.9,
                bias: 0.01,
                coverage_80: 0.8,
                coverage_95: 0.93,
              },
            ],
            issuedTotal: { from: addDays(last, -29), to: last, lower: 2900, upper: 3200, actual: 2940 },
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
      quarter: null,
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
    for (const path of Object.keys(document.paths)) {
      const asked = path.endsWith('/what-if') ? `${path}?level=0` : path;
      expect((await get(asked.replace('{id}', 'revenue'))).status).toBe(200);
    }
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

  test('gives where month and quarter land, and the odds and the daily need of a target', async () => {
    model = smallModel();
    const { data } = page.parse(await (await get('/api/v1/metrics/revenue/landing')).json());
    expect(data).toMatchObject([
      { period: 'month', from: '2026-09-01', to: '2026-09-30', so_far: 2100, lower: 2820, middle: 3000, upper: 3180 },
      { period: 'quarter', from: '2026-07-01', to: '2026-09-30', target: null },
    ]);
    // 990 more is 1.1 of what is expected, and two of nine past totals came to that: odds of 3 in 10.
    expect(data[0]?.['target']).toEqual({
      total: 3090,
      odds: expect.closeTo(0.3, 9),
      odds_are: 'told',
      needed_a_day: 110,
      expected_a_day: 100,
    });
  });

  test('gives where they would land at another level, from the first open day on', async () => {
    model = smallModel();
    const asked = async (query: string) =>
      page.parse(await (await get(`/api/v1/metrics/revenue/what-if?${query}`)).json()).data;
    const [month] = await asked('level=-0.1');
    expect(month).toMatchObject({
      without: { middle: 3000 },
      changed: { lower: 2748, middle: 2910, upper: 3072, target: { odds: expect.closeTo(0.1, 9), needed_a_day: 110 } },
      difference: -90,
    });
    expect((await asked('level=-0.1&from=2026-09-30'))[0]).toMatchObject({ difference: expect.closeTo(-10, 9) });
    expect((await asked('level=1&from=2026-09-01&to=2026-09-23'))[1]).toMatchObject({ difference: 200 });
    expect(await (await get('/api/v1/metrics/revenue/what-if?level=-0.1&to=2026-09-23')).json()).toEqual({
      change: {
        level: -0.1,
        from: '2026-09-22',
        to: '2026-09-23',
        sentence: 'Revenue 10% below what is expected, Tue 22 Sep to Wed 23 Sep',
      },
      data: await asked('level=-0.1&to=2026-09-23'),
      next_cursor: null,
    });
  });

  test('gives where they would land with an event, which does what it did before', async () => {
    model = smallModel();
    const answer = await (await get('/api/v1/metrics/revenue/what-if?like=Sale&on=2026-09-25')).json();
    const { change, data } = z
      .object({
        change: z.object({ level: z.number(), from: z.string(), to: z.string(), sentence: z.string() }),
        data: z.array(z.object({ difference: z.number() })),
      })
      .parse(answer);
    expect(change).toMatchObject({ from: '2026-09-25', to: '2026-09-25' });
    expect(Math.abs(change.level - 0.5)).toBeLessThan(0.02);
    // The one day was expected to bring 100.
    for (const { difference } of data) expect(difference).toBeCloseTo(100 * change.level, 9);
    expect(data).toHaveLength(2);
  });

  test.each([
    ['', 'level: say by what share days change, or else which event a day is like'],
    ['from=2026-09-25', 'level: say by what share'],
    ['level=0.1&like=Sale&on=2026-09-25', 'like: ask for an event or for a level, not for both'],
    ['level=0.1&on=2026-09-25', 'on: ask for an event or for a level, not for both'],
    ['on=2026-09-25', 'like: say which holiday or event of the calendar the day is like'],
    ['like=Sale', 'on: say on which day the event would be'],
    ['like=Sale&on=2026-09-25&from=2026-09-25', 'from: an event is asked for on one day'],
    ['like=Sale&on=25.9.2026', 'on: write a day as YYYY-MM-DD'],
    ['like=Sail&on=2026-09-25', "like: the calendar has no 'Sail': Sale, Fair"],
    [
      'like=Fair&on=2026-09-25',
      "like: nothing is known of what 'Fair' would do to Revenue on 2026-09-25: it was never",
    ],
    ['like=Fair&on=2026-09-29', "on: 'Fair' is expected on 2026-09-29 already"],
    ['like=Sale&on=2026-09-21', 'on: this day is over'],
    ['level=-1&from=2026-10-05', 'from: what lands ends on 2026-09-30: ask for no day after'],
    ['level=0.1&from=2026-09-25&to=2026-09-20', "to: 2026-09-20 is before 'from', which is 2026-09-25"],
    ['like=Sale&on=9999-12-31', 'on: what lands ends on 2026-09-30: ask for no day after'],
  ])('of what-if says where the question %j is wrong', async (query, says) => {
    model = smallModel();
    const answer = await get(`/api/v1/metrics/revenue/what-if?${query}`);
    expect(answer.status).toBe(400);
    expect(problem.parse(await answer.json()).detail).toContain(says);
  });

  test('of what-if says of which metric nothing can be asked', async () => {
    const { series, ...rest } = smallModel();
    const [view] = series.values();
    const metric = catalogue.find(({ id }) => id === 'refund_rate');
    if (!view || !metric) throw new Error('the catalogue has no refund rate');
    model = { ...rest, series: new Map([[metric.id, { ...view, id: metric.id, metric, landings: [] }]]) };
    const answer = await get('/api/v1/metrics/refund_rate/what-if?level=-0.1');
    expect(answer.status).toBe(400);
    expect(problem.parse(await answer.json()).detail).toBe('Refund rate of days adds up to no total that could land');
  });

  test('says what the days ahead follow, in words', async () => {
    model = smallModel();
    const answer: unknown = await (await get('/api/v1/metrics/revenue/forecast')).json();
    expect(answer).toMatchObject({
      explanation: [
        { from: 1, to: 1, sentence: expect.stringMatching(/^The next day: .+\.$/) },
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
    ['/api/v1/metrics/nothing/landing', 404],
    ['/api/v1/metrics/nothing/what-if?level=0.1', 404],
    ['/api/v1/metrics/revenue/what-if?level=', 400],
    ['/api/v1/metrics/revenue/what-if?level=-1.1', 400],
    ['/api/v1/metrics/revenue/what-if?level=ten', 400],
    ['/api/v1/metrics/revenue/what-if?level=0.1&from=2026-02-30', 400],
    ['/api/v1/metrics/revenue/what-if?level=0.1&from=2026-09-25&to=2026-09-24', 400],
    ['/api/v1/metrics/revenue/what-if?level=0.1&to=2026-09-21', 400],
    ['/nothing', 404],
    ['/api/v1/../../etc/passwd', 404],
  ])('answers %s with an RFC 9457 document of status %i', async (path, status) => {
    model = smallModel();
    const answer = await get(path);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(problem.parse(await answer.json()).status).toBe(status);
  });

  test.each([
    ['summary?bogus=1', 'bogus: there is no such parameter: none is known here'],
    ['metrics/revenue/forecast?horizon=5', 'horizon: there is no such parameter: slice, from, to, format'],
    ['metrics/revenue/landing?slice=', 'slice: there is no such parameter: none is known here'],
    ['alerts?limit=1&bogus=1', 'bogus: there is no such parameter: from, to, format, status, limit, cursor'],
    ['alerts?limit=0', 'limit: write a whole number from 1 to 1000'],
    ['alerts?limit=ten', 'limit: write a whole number from 1 to 1000'],
    ['alerts?cursor=-1', 'cursor: write the next_cursor of the answer before'],
    ['alerts?status=normal', 'status: write warning or critical'],
    ['alerts?format=xml', 'format: write json or csv'],
    ['metrics/revenue/what-if?level=ten', 'level: write a number such as -0.1'],
    ['metrics/revenue/what-if?level=11', 'level: write a number from -1 to 10'],
  ])('says what is wrong with the parameters of %s', async (path, detail) => {
    model = smallModel();
    const answer = await get(`/api/v1/${path}`);
    expect([answer.status, problem.parse(await answer.json()).detail]).toEqual([400, detail]);
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
