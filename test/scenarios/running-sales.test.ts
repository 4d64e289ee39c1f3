import { assert, describe, expect, test } from 'vitest';
import { addDays, dayFromIso, isoDay } from '../../src/calendar/day.ts';
import type { Business } from '../../src/config/business.ts';
import { silent } from '../../src/pipeline/progress.ts';
import { readModel, type ReadModel } from '../../src/pipeline/read/read-model.ts';
import { run } from '../../src/pipeline/run.ts';
import { scenarioEngines } from '../fixtures/databases.ts';
import { only } from '../fixtures/metrics.ts';
import { dayAfter, days, FIRST, LAST, saleRows, type Oddities } from '../fixtures/shop-days.ts';
import { rowsText } from '../fixtures/store-text.ts';
import { watchedShop, type WatchedShop } from '../fixtures/watched-shop.ts';

/** A Friday, five days after the clock went forward. */
const TODAY = dayAfter(LAST);
const FRIDAYS = Array.from({ length: 8 }, (_, week) => isoDay(addDays(dayFromIso(TODAY), -7 * (week + 1))));
/** The day until noon, at a third less than a usual Friday: its last order at 11:51. */
const todayAt: Oddities = { [TODAY]: { until: '12:00', factor: 2 / 3 } };
const metrics = only('revenue', 'orders');

async function modelAt(shop: WatchedShop, at: string, changes: Partial<Business> = {}): Promise<ReadModel> {
  const business = { ...shop.business, ...changes };
  const asOf = new Date(at);
  await run(shop.db, business, { asOf, now: asOf, progress: silent });
  return readModel(shop.db, business, asOf);
}

/** The net and the orders of a day's rows before a time, by brute force. */
function soldBefore(rows: readonly string[], time: string): { readonly net: number; readonly orders: number } {
  const cells = rows.map((row) => row.split(',')).filter(([, , at = '']) => at.slice(11) < time);
  return {
    net: cells.reduce((sum, [, , , amount]) => sum + Number(amount), 0),
    orders: new Set(cells.filter(([, , , amount]) => Number(amount) > 0).map(([order]) => order)).size,
  };
}

describe.each(scenarioEngines)('on $name', (engine) => {
  test('revenue and orders so far stand beside what is usual by then and where the day would land, and no verdict is based on them', async () => {
    await using shop = await watchedShop(engine, { metrics, judgedDays: 3 });
    await shop.deliver('all', saleRows(days(FIRST, LAST)));
    await shop.runAfter(LAST);
    const verdicts = await rowsText(shop.db, 'select * from verdicts order by metric, day');
    await shop.deliver('today', saleRows([TODAY], todayAt));
    const model = await modelAt(shop, `${TODAY}T12:10:00+02:00`);
    const sales = await model.runningSales();
    assert(sales?.status === 'known');
    expect(sales).toMatchObject({ day: dayFromIso(TODAY), until: 11 });
    const shares = (figure: 'net' | 'orders') =>
      FRIDAYS.map((day) => {
        const rows = saleRows([day]);
        return soldBefore(rows, '11:00:00')[figure] / soldBefore(rows, '24:00:00')[figure];
      }).toSorted((a, b) => a - b);
    const soFar = soldBefore(saleRows([TODAY], todayAt), '11:00:00');
    for (const [figure, column] of [
      [sales.revenue, 'net'],
      [sales.orders, 'orders'],
    ] as const) {
      assert(figure?.usual && figure.nowcast);
      const own = shares(column);
      const [smallest = NaN, largest = NaN] = [own[0], own.at(-1)];
      const median = ((own[3] ?? NaN) + (own[4] ?? NaN)) / 2;
      const report = await model.seriesReport(figure.metric.id, '');
      const yhat = report?.forecast[0]?.yhat ?? NaN;
      expect(report?.forecast[0]?.day).toBe(dayFromIso(TODAY));
      expect(figure.soFar).toBeCloseTo(soFar[column], 6);
      expect(figure.usual.lower).toBeCloseTo(yhat * smallest, 6);
      expect(figure.usual.expected).toBeCloseTo(yhat * median, 6);
      expect(figure.usual.upper).toBeCloseTo(yhat * largest, 6);
      expect(figure.nowcast.lower).toBeCloseTo(soFar[column] / largest, 6);
      expect(figure.nowcast.expected).toBeCloseTo(soFar[column] / median, 6);
      expect(figure.nowcast.upper).toBeCloseTo(soFar[column] / smallest, 6);
    }
    // The planted day: a third is missing, of the money alone.
    expect((sales.revenue?.soFar ?? NaN) / (sales.revenue?.usual?.expected ?? NaN)).toBeCloseTo(2 / 3, 1);
    expect((sales.orders?.soFar ?? NaN) / (sales.orders?.usual?.expected ?? NaN)).toBeCloseTo(1, 1);
    expect(await rowsText(shop.db, 'select * from verdicts order by metric, day')).toEqual(verdicts);
    // The same orders by the hour beside operations.
    const hours = await model.operationHours({ service: '', days: 1 });
    expect(hours?.runningOrders).toEqual({ day: sales.day, until: 11, orders: sales.orders?.nowcast });
  });

  test('a day on which nothing has come since its first hours is beside what is usual, and lands nowhere', async () => {
    await using shop = await watchedShop(engine, { metrics: only('orders'), judgedDays: 3 });
    await shop.deliver('all', [...saleRows(days(FIRST, LAST)), `late,1,${TODAY}T14:05:00,30.00,c1,DE`]);
    const sales = await (await modelAt(shop, `${TODAY}T14:10:00+02:00`)).runningSales();
    expect(sales).toMatchObject({ status: 'known', revenue: null, orders: { soFar: 0, nowcast: null } });
    expect(sales?.status === 'known' && sales.orders?.usual?.lower).toBeGreaterThan(5);
  });

  test('where it is not known how much of the day is in, it says why', async () => {
    await using shop = await watchedShop(engine, { metrics: only('orders'), judgedDays: 3 });
    await shop.deliver('all', saleRows([...days(FIRST, LAST), TODAY], { [TODAY]: { until: '08:10' } }));
    const at = async (time: string, changes: Partial<Business> = {}) =>
      (await modelAt(shop, time, changes)).runningSales();
    expect(await at(`${TODAY}T08:30:00+02:00`)).toEqual({ status: 'unknown', reason: 'too_early' });
    await shop.deliver('more', saleRows([TODAY], { [TODAY]: { until: '10:00' } }));
    const dateOnly = shop.business.sources.map((source) => ({ ...source, dateOnly: true }));
    expect(await at(`${TODAY}T10:10:00+02:00`)).toMatchObject({ status: 'known', until: 9 });
    expect(await at(`${TODAY}T10:10:00+02:00`, { sources: dateOnly })).toEqual({
      status: 'unknown',
      reason: 'no_times',
    });
    // A row lies ahead, the day before is not closed, and of the day after none has come.
    expect(await at(`${TODAY}T09:00:00+02:00`)).toEqual({ status: 'unknown', reason: 'no_rows' });
    expect(await at(`${TODAY}T00:30:00+02:00`)).toEqual({ status: 'unknown', reason: 'no_running_day' });
    expect(await at(`${dayAfter(TODAY)}T10:10:00+02:00`)).toEqual({ status: 'unknown', reason: 'no_rows' });
    // Read when its run is late, the day that was running is over.
    const later = await readModel(
      shop.db,
      shop.business,
      new Date(`${dayAfter(dayAfter(TODAY))}T10:00:00+02:00`),
      7 * 60,
    );
    expect(await later.runningSales()).toEqual({ status: 'unknown', reason: 'no_running_day' });
    const nothingSold = await readModel(
      shop.db,
      { ...shop.business, sources: [] },
      new Date(`${TODAY}T10:10:00+02:00`),
    );
    expect(await nothingSold.runningSales()).toBeNull();
  });
});
