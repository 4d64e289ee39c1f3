import { describe, expect, test } from 'vitest';
import { dayFromIso } from '../../src/calendar/day.ts';
import type { Business } from '../../src/config/business.ts';
import { silent } from '../../src/pipeline/progress.ts';
import { run } from '../../src/pipeline/run.ts';
import { readModel } from '../../src/pipeline/read/read-model.ts';
import type { SeriesReport } from '../../src/pipeline/read/series/series-report.ts';
import { scenarioEngines } from '../fixtures/databases.ts';
import { only } from '../fixtures/metrics.ts';
import { dayAfter, days, FIRST, LAST, saleRows } from '../fixtures/shop-days.ts';
import { watchedShop, type WatchedShop } from '../fixtures/watched-shop.ts';

const TODAY = dayAfter(LAST);
const rowsSoFar = [`today-1,1,${TODAY}T07:10:00,30.00,c1,DE`, `today-2,1,${TODAY}T08:02:00,31.50,c2,DE`];

/** Revenue after a run at a time of the running day, in Berlin. */
async function revenueAt(shop: WatchedShop, time: string, changes: Partial<Business> = {}): Promise<SeriesReport> {
  const business = { ...shop.business, ...changes };
  const asOf = new Date(`${TODAY}T${time}+02:00`);
  await run(shop.db, business, { asOf, now: asOf, progress: silent });
  const model = await readModel(shop.db, business, asOf);
  const report = await model.seriesReport('revenue', '');
  if (!report) throw new Error('revenue is followed');
  return report;
}

describe.each(scenarioEngines)('on $name', (engine) => {
  test('the running day is shown with its value so far, and has no verdict', async () => {
    await using shop = await watchedShop(engine, { metrics: only('revenue') });
    await shop.deliver('all', [...saleRows(days(FIRST, LAST)), ...rowsSoFar]);
    const { running, days: judged } = await revenueAt(shop, '08:10');
    expect(running).toEqual({ day: dayFromIso(TODAY), value: 61.5, until: '08:02' });
    expect(judged.at(-1)?.day).toBe(dayFromIso(LAST));
  });

  test('it is omitted if the elapsed part of the day is unknown', async () => {
    await using shop = await watchedShop(engine, { metrics: only('revenue') });
    await shop.deliver('all', [...saleRows(days(FIRST, LAST)), ...rowsSoFar]);
    expect((await revenueAt(shop, '07:30')).running).toBeNull(); // a row of 08:02 lies ahead
    const dateOnly = shop.business.sources.map((source) => ({ ...source, dateOnly: true }));
    expect((await revenueAt(shop, '08:10', { sources: dateOnly })).running).toBeNull();
  });

  test('it is left out while the grace of the day before lasts, and while it has no rows', async () => {
    await using shop = await watchedShop(engine, { metrics: only('revenue') });
    await shop.deliver('all', saleRows(days(FIRST, LAST)));
    expect((await revenueAt(shop, '08:10')).running).toBeNull();
    await shop.deliver('early', [`night-1,1,${TODAY}T00:10:00,30.00,c1,DE`]);
    expect((await revenueAt(shop, '00:30')).running).toBeNull();
    expect((await revenueAt(shop, '01:10')).running).toMatchObject({ value: 30, until: '00:10' });
  });
});
