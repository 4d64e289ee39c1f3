import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { servedApi, type ServedApi } from '../../../test/fixtures/small-model.ts';

const page = z.object({ data: z.array(z.record(z.string(), z.unknown())), next_cursor: z.string().nullable() });
const eventsPage = z.object({ events: z.array(z.object({ name: z.string() })) });
const openPage = z.object({ data: z.array(z.object({ ds: z.string() })), open: z.unknown() });

let api: ServedApi;
beforeAll(async () => {
  api = await servedApi();
});
afterAll(async () => api[Symbol.asyncDispose]());
const get: ServedApi['get'] = async (path, headers) => api.get(path, headers);

test('a series has every judged day with the numbers of its verdict, or null', async () => {
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

test('the answer has the holidays and events that overlap the requested days', async () => {
  const names = async (path: string): Promise<string[]> =>
    eventsPage.parse(await (await get(`/api/v1/metrics/revenue/${path}`)).json()).events.map(({ name }) => name);
  expect(await names('series')).toEqual(['Sale']);
  expect(await names('series?to=2026-09-17')).toEqual([]);
  expect(await names('forecast')).toEqual(['Sale', 'Unity Day']);
  expect(await names('forecast?from=2026-09-24')).toEqual(['Unity Day']);
});

test('the running day is apart from the judged days', async () => {
  const today = { ds: '2026-09-22', y: 42, value: '€42.00', until: '08:02' };
  const { data, open } = openPage.parse(await (await get('/api/v1/metrics/revenue/series')).json());
  expect(open).toEqual(today);
  expect(data.at(-1)?.ds).toBe('2026-09-21');
  expect(openPage.parse(await (await get('/api/v1/metrics/revenue/series?to=2026-09-21')).json()).open).toBeNull();
  const summary = z.object({ data: z.object({ today: z.unknown() }) });
  expect(summary.parse(await (await get('/api/v1/summary')).json()).data.today).toEqual(today);
});
