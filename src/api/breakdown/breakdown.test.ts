import { afterAll, beforeAll, expect, test } from 'vitest';
import { servedApi, smallModel, type ServedApi } from '../../../test/fixtures/small-model.ts';

let api: ServedApi;
beforeAll(async () => {
  api = await servedApi();
});
afterAll(async () => api[Symbol.asyncDispose]());

test('the slices of a dimension have their latest verdict and their last 28 days', async () => {
  const whole = await smallModel().seriesReport('revenue', '');
  const days = (whole?.days ?? []).map((day) => ({ ...day, slice: 'country=DE' }));
  const pages: unknown[] = [];
  api.model = {
    ...smallModel(),
    sliceOverviews: async (id, dimension, page) => {
      pages.push([id, dimension, page]);
      return ['country=DE', 'country=FR'].map((slice) => ({ slice, recent: days.slice(-28) }));
    },
  };
  const answer = await api.get('/api/v1/metrics/revenue/breakdown?dimension=country&limit=1&cursor=4&find=d');
  expect(await answer.json()).toMatchObject({
    data: [{ slice: 'country=DE', latest: { ds: '2026-09-21', y: 10, status: 'critical' }, recent: { length: 28 } }],
    next_cursor: '5',
  });
  expect(pages).toEqual([['revenue', 'country', { limit: 2, offset: 4, find: 'd' }]]);
});

test('a dimension that is not there is a problem, and so is none', async () => {
  api.model = { ...smallModel(), sliceOverviews: async () => null };
  const none = await api.get('/api/v1/metrics/revenue/breakdown?dimension=planet');
  expect([none.status, await none.json()]).toEqual([
    404,
    expect.objectContaining({ detail: "there is no metric 'revenue' that is sliced by 'planet'" }),
  ]);
  expect((await api.get('/api/v1/metrics/revenue/breakdown')).status).toBe(400);
});

test('the components name the effect of the sale, which the history has', async () => {
  api.model = smallModel();
  expect(await (await api.get('/api/v1/metrics/revenue/components')).json()).toMatchObject({
    data: { unit: 'currency', effects: 'value', holidays: { effects: [{ name: 'Sale' }] } },
  });
  expect((await api.get('/api/v1/metrics/planets/components')).status).toBe(404);
});
