import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { servedApi, smallModel, type ServedApi } from '../../../test/fixtures/small-model.ts';
import { catalogue } from '../../metrics/catalogue.ts';

const page = z.object({ data: z.array(z.record(z.string(), z.unknown())), next_cursor: z.string().nullable() });
const problem = z.object({ detail: z.string() });

let api: ServedApi;
beforeAll(async () => {
  api = await servedApi();
});
afterAll(async () => api[Symbol.asyncDispose]());
const get: ServedApi['get'] = async (path, headers) => api.get(path, headers);

test('another level changes the periods from the first remaining day on', async () => {
  const whatIf = async (query: string) =>
    page.parse(await (await get(`/api/v1/metrics/revenue/what-if?${query}`)).json()).data;
  const [month] = await whatIf('level=-0.1');
  expect(month).toMatchObject({
    without: { middle: 3000 },
    changed: { lower: 2748, middle: 2910, upper: 3072, target: { odds: expect.closeTo(0.1, 9), needed_a_day: 110 } },
    difference: -90,
  });
  expect((await whatIf('level=-0.1&from=2026-09-30'))[0]).toMatchObject({ difference: expect.closeTo(-10, 9) });
  expect((await whatIf('level=1&from=2026-09-01&to=2026-09-23'))[1]).toMatchObject({ difference: 200 });
  expect(await (await get('/api/v1/metrics/revenue/what-if?level=-0.1&to=2026-09-23')).json()).toEqual({
    change: {
      level: -0.1,
      from: '2026-09-22',
      to: '2026-09-23',
      sentence: 'Revenue 10% below forecast, Tue 22 Sep to Wed 23 Sep',
    },
    data: await whatIf('level=-0.1&to=2026-09-23'),
    next_cursor: null,
  });
});

test('an event changes its day as much as it changed past days', async () => {
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
  ['like=Sale&on=2026-09-25&from=2026-09-25', 'from: an event is requested for one day'],
  ['like=Sale&on=25.9.2026', 'on: write a day as YYYY-MM-DD'],
  ['like=Sail&on=2026-09-25', "like: the calendar has no 'Sail': Sale, Fair"],
  ['like=Fair&on=2026-09-25', "like: the effect of 'Fair' on Revenue on 2026-09-25 is unknown: it has no past day"],
  ['like=Fair&on=2026-09-29', "on: 'Fair' is expected on 2026-09-29 already"],
  ['like=Sale&on=2026-09-21', 'on: this day is over'],
  ['level=-1&from=2026-10-05', 'from: the forecast ends on 2026-09-30: choose that day or an earlier one'],
  ['level=0.1&from=2026-09-25&to=2026-09-20', "to: 2026-09-20 is before 'from', which is 2026-09-25"],
  ['like=Sale&on=9999-12-31', 'on: the forecast ends on 2026-09-30: choose that day or an earlier one'],
])('what-if says which parameter of %j is wrong', async (query, says) => {
  const answer = await get(`/api/v1/metrics/revenue/what-if?${query}`);
  expect(answer.status).toBe(400);
  expect(problem.parse(await answer.json()).detail).toContain(says);
});

test('what-if says which metric has no scenarios', async () => {
  const metric = catalogue.find(({ id }) => id === 'refund_rate');
  if (!metric) throw new Error('the catalogue has no refund rate');
  api.model = smallModel({ id: metric.id, metric, periodForecasts: [] });
  const answer = await get('/api/v1/metrics/refund_rate/what-if?level=-0.1');
  expect(answer.status).toBe(400);
  expect(problem.parse(await answer.json()).detail).toBe('Refund rate of days adds up to no total that could land');
});
