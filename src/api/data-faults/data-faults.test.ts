import { afterAll, beforeAll, expect, test } from 'vitest';
import { servedApi, type ServedApi } from '../../../test/fixtures/small-model.ts';

let api: ServedApi;
beforeAll(async () => {
  api = await servedApi();
});
afterAll(async () => api[Symbol.asyncDispose]());

const fault = {
  ds: '2026-09-19',
  source: 'shop',
  kind: 'unit_changed',
  place: 'amount',
  sentence: '30% of the values of amount in shop are 100 times usual ones: they are probably in another unit',
  evidence: { factor: 100, share: 0.3, rows: 512 },
  series: [{ metric: 'revenue', slices: '' }],
};

test.each([
  ['', [fault]],
  ['?from=2026-09-19&to=2026-09-19', [fault]],
  ['?from=2026-09-20', []],
  ['?to=2026-09-18', []],
  ['?cursor=1', []],
])('faults in the data with what shows them and what they touch: %s', async (query, data) => {
  const answer = await api.get(`/api/v1/data-faults${query}`);
  expect(await answer.json()).toEqual({ data, next_cursor: null });
});

test('the CSV of alerts has a line for each fault in the data, without figures', async () => {
  const answer = await api.get('/api/v1/alerts?format=csv&from=2026-09-19&to=2026-09-19');
  expect((await answer.text()).split('\n')[1]).toBe(
    `2026-09-19,,,Data fault,Data fault${','.repeat(13)}${fault.sentence},`,
  );
});
