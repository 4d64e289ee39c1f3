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

test('each range of horizons has its explanation', async () => {
  const answer: unknown = await (await get('/api/v1/metrics/revenue/forecast')).json();
  expect(answer).toMatchObject({
    explanation: [
      { from: 1, to: 1, sentence: expect.stringMatching(/^Next day: .+\.$/) },
      { from: 2, to: 7, sentence: expect.stringMatching(/^Days 2 to 7: .+\.$/) },
      { from: 8, to: 28, sentence: expect.stringMatching(/^Days 8 to 28: .+\.$/) },
      { from: 29, to: 30, sentence: expect.stringMatching(/^Days 29 to 30: .+\.$/) },
    ],
  });
});

test('CSV and JSON have the same numbers', async () => {
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
