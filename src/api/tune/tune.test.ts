import { afterAll, beforeAll, expect, test } from 'vitest';
import { servedApi, type ServedApi } from '../../../test/fixtures/small-model.ts';

let api: ServedApi;
beforeAll(async () => {
  api = await servedApi();
});
afterAll(async () => api[Symbol.asyncDispose]());

async function previewed(body: unknown): Promise<{ status: number; answer: unknown }> {
  const response = await fetch(`${api.url}/api/v1/tune/preview`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, answer: await response.json() };
}

test('a larger tolerance keeps an outage as an alert, and gives the lines that set it', async () => {
  const { answer } = await previewed({ metric: 'revenue', tolerance: 0.2 });
  const alerts = [{ from: '2026-09-21', to: '2026-09-21', y: 10, special: true }];
  expect(answer).toMatchObject({
    data: [
      {
        metric: 'revenue',
        current: { tolerance: 0.05, alerts },
        tried: { tolerance: 0.2, share: expect.closeTo(0.2, 9), alerts },
        config: 'metrics:\n  revenue:\n    tolerance: 0.2\n',
      },
    ],
    next_cursor: null,
  });
});

test('without a trial the present settings are shown, and nothing is proposed', async () => {
  const { answer } = await previewed({});
  expect(answer).toMatchObject({ data: [{ metric: 'revenue', tried: null, noticed: null, config: null }] });
});

test.each([
  [{ tolerance: 0.1, min_change: 5 }, 400, /give one of tolerance/],
  [{ tolerance: -0.1 }, 400, /tolerance/],
  [{ tolerence: 0.1 }, 400, /tolerence/],
  [{ metric: 'profit' }, 404, /there is no metric 'profit': revenue/],
])('%j is refused', async (body, status, detail) => {
  const refused = await previewed(body);
  expect(refused).toMatchObject({ status, answer: { status, detail: expect.stringMatching(detail) } });
});
