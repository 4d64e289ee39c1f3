import { afterAll, beforeAll, expect, test } from 'vitest';
import { servedApi, type ServedApi } from '../../../test/fixtures/small-model.ts';

let api: ServedApi;
beforeAll(async () => {
  api = await servedApi();
});
afterAll(async () => api[Symbol.asyncDispose]());
const get: ServedApi['get'] = async (path, headers) => api.get(path, headers);

test('the track record has a score for each horizon, and the issued total with its actual value', async () => {
  const answer: unknown = await (await get('/api/v1/metrics/revenue/track-record')).json();
  expect(answer).toMatchObject({
    data: {
      scores: [{ from: 1, to: 1, count: 30, wape: 0.08, naive_wape: 0.12, coverage_95: 0.93 }],
      issued_total: { from: '2026-08-23', to: '2026-09-21', lower: 2900, upper: 3200, actual: 2940 },
    },
  });
});
