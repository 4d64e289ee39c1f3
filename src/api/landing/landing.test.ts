import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { servedApi, type ServedApi } from '../../../test/fixtures/small-model.ts';

const page = z.object({ data: z.array(z.record(z.string(), z.unknown())), next_cursor: z.string().nullable() });

let api: ServedApi;
beforeAll(async () => {
  api = await servedApi();
});
afterAll(async () => api[Symbol.asyncDispose]());
const get: ServedApi['get'] = async (path, headers) => api.get(path, headers);

test('month and quarter have their range, and a target its odds and daily need', async () => {
  const { data } = page.parse(await (await get('/api/v1/metrics/revenue/landing')).json());
  expect(data).toMatchObject([
    { period: 'month', from: '2026-09-01', to: '2026-09-30', so_far: 2100, lower: 2820, middle: 3000, upper: 3180 },
    { period: 'quarter', from: '2026-07-01', to: '2026-09-30', target: null },
  ]);
  // 990 more is 1.1 of what is expected, and two of nine past totals came to that: odds of 3 in 10.
  expect(data[0]?.['target']).toEqual({
    total: 3090,
    odds: expect.closeTo(0.3, 9),
    odds_are: 'estimated',
    needed_a_day: 110,
    expected_a_day: 100,
  });
});
