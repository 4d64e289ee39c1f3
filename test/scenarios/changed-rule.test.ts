import { describe, expect, test } from 'vitest';
import { dayFromIso } from '../../src/calendar/day.ts';
import type { Business } from '../../src/config/business.ts';
import { readModel } from '../../src/pipeline/read/read-model.ts';
import { scenarioEngines } from '../fixtures/databases.ts';
import { judgedDays } from '../fixtures/judged-days.ts';
import { only } from '../fixtures/metrics.ts';
import { dayAfter, days, eventRows, FIRST, LAST, saleRows } from '../fixtures/shop-days.ts';
import { rowsText, storeText } from '../fixtures/store-text.ts';
import { asOfAfter, watchedShop, type WatchedShop } from '../fixtures/watched-shop.ts';

const all = days(FIRST, LAST);
const odd = { '2026-03-18': { factor: 0.7 } };
const tolerant = only('revenue', 'orders').map((metric) =>
  metric.id === 'revenue' ? { ...metric, tolerance: 0.5 } : metric,
);

describe.each(scenarioEngines)('on $name', (engine) => {
  test('another tolerance is another rule: all judged days of that metric are judged again, and the old verdicts stay; another title or owner is the same rule', async () => {
    await using shop = await watchedShop(engine, { metrics: only('revenue', 'orders') });
    await shop.deliver('all', saleRows(all, odd), eventRows(all));
    await shop.runAfter(LAST);
    const first = await rowsText(shop.db, 'select * from verdicts');
    expect(await judgedDays(shop.db, 'revenue')).toContain('2026-03-18 critical');

    const result = await shop.runAfter(LAST, { metrics: tolerant });
    expect(result.verdicts).toBe(30);
    expect(await rowsText(shop.db, 'select * from verdicts where run_id = 1')).toEqual(first);
    expect(await rowsText(shop.db, 'select distinct metric from verdicts where run_id = 2')).toEqual([
      '{"metric":"revenue"}',
    ]);
    expect(await rowsText(shop.db, "select distinct rule_hash from verdicts where metric = 'revenue'")).toHaveLength(2);
    expect(await judgedDays(shop.db, 'revenue')).toContain('2026-03-18 normal');
    const report = await (
      await readModel(shop.db, { ...shop.business, metrics: tolerant }, asOfAfter(LAST))
    ).seriesReport('revenue', '');
    expect(report?.days.flatMap(({ restated }) => restated ?? [])).toMatchObject([
      { status: 'critical', byRules: true },
    ]);
    expect((await shop.runAfter(LAST, { metrics: tolerant })).verdicts).toBe(0);

    const before = await storeText(shop.db, ['runs']);
    const renamed = tolerant.map((metric) => ({ ...metric, title: `${metric.title}!`, owner: 'me@example.com' }));
    expect((await shop.runAfter(LAST, { metrics: renamed })).verdicts).toBe(0);
    expect(await storeText(shop.db, ['runs'])).toEqual(before);
  });

  test('another calendar is another forecast: everything is forecast and judged again, issued forecasts stay, and of them the first counts in the track record', async () => {
    await using shop = await watchedShop(engine, { metrics: only('revenue', 'refund_rate') });
    await shop.deliver('all', saleRows(all, { '2026-03-18': { factor: 3 } }));
    const sale = { kind: 'event', ds: dayFromIso('2026-03-18'), holiday: 'Sale', scope: '' } as const;
    const recordUnder = async (changes: Partial<Business>) => {
      const model = await readModel(shop.db, { ...shop.business, ...changes }, asOfAfter(LAST));
      return model.trackRecord('revenue', '');
    };
    const first = await shop.runAfter(LAST);
    const forecasts = await rowsText(shop.db, 'select * from forecasts');
    const record = await recordUnder({});
    expect(record?.scores.length).toBeGreaterThan(0);
    const again = await shop.runAfter(LAST, { holidays: [sale] });
    expect(again.verdicts).toBe(first.verdicts);
    expect(await rowsText(shop.db, 'select * from forecasts where run_id = 1')).toEqual(forecasts);
    const series = 'select distinct metric, slice, day > as_of as is_ahead from forecasts where run_id';
    expect(await rowsText(shop.db, `${series} = 2 order by 1, 2, 3`)).toEqual(
      await rowsText(shop.db, `${series} = 1 order by 1, 2, 3`),
    );
    expect(await recordUnder({ holidays: [sale] })).toEqual(record);

    expect((await shop.runAfter(LAST, { holidays: [sale] })).verdicts).toBe(0);
    expect((await shop.runAfter(LAST, { holidays: [{ ...sale, holiday: 'Fair' }] })).verdicts).toBe(first.verdicts);
  });

  test('a verdict that a holiday declared since has changed is changed by rules, and one that late rows have by data', async () => {
    await using shop = await watchedShop(engine, { metrics: only('revenue') });
    await shop.deliver('all', saleRows(all, odd));
    await shop.runAfter(LAST);
    const restatedUnder = async (business: Business) => {
      const report = await (await readModel(shop.db, business, asOfAfter(LAST))).seriesReport('revenue', '');
      return report?.days.find(({ day }) => day === dayFromIso('2026-03-18'))?.restated;
    };
    const feast = { kind: 'holiday', ds: dayFromIso('2026-03-18'), holiday: 'Feast', scope: '' } as const;
    await shop.runAfter(LAST, { holidays: [feast] });
    expect(await restatedUnder({ ...shop.business, holidays: [feast] })).toMatchObject({
      status: 'critical',
      byRules: true,
    });
    await shop.runAfter(LAST);
    await shop.deliver('all', saleRows(all));
    await shop.runAfter(LAST);
    expect(await restatedUnder(shop.business)).toMatchObject({ status: 'critical', byRules: false });
  });

  test('another definition is another forecast, of that metric alone, and its track record is that of its own values', async () => {
    const inUnits = only('revenue', 'orders').map((metric) =>
      metric.id === 'orders'
        ? { ...metric, measure: { ...metric.measure, column: 'sale_lines' }, minChange: 1 }
        : metric,
    );
    const record = async (shop: WatchedShop, metrics: Business['metrics']) => {
      const model = await readModel(shop.db, { ...shop.business, metrics }, asOfAfter(LAST));
      return [await model.trackRecord('orders', ''), await model.trackRecord('revenue', '')];
    };
    await using always = await watchedShop(engine, { metrics: only('revenue', 'orders') });
    await always.deliver('all', saleRows(all));
    await always.runAfter(LAST, { metrics: inUnits });
    await using shop = await watchedShop(engine, { metrics: only('revenue', 'orders') });
    await shop.deliver('all', saleRows(all));
    await shop.runAfter(LAST);
    const before = await record(shop, shop.business.metrics);
    await shop.runAfter(LAST, { metrics: inUnits });
    expect(await record(shop, inUnits)).toEqual(await record(always, inUnits));
    expect(await rowsText(shop.db, 'select distinct metric from forecasts where run_id = 2')).toEqual([
      '{"metric":"orders"}',
    ]);
    expect(await record(shop, shop.business.metrics)).toEqual(before);

    const signed = inUnits.map((metric) => (metric.id === 'orders' ? { ...metric, nonNegative: false } : metric));
    await shop.runAfter(LAST, { metrics: signed });
    expect(await rowsText(shop.db, 'select distinct metric from forecasts where run_id = 3')).toEqual([
      '{"metric":"orders"}',
    ]);
  });

  test('the days ahead are forecast, however few, and from an earlier as-of day too', async () => {
    await using shop = await watchedShop(engine, { metrics: only('revenue', 'orders') });
    await shop.deliver('all', saleRows(all));
    const daysAhead = async () =>
      shop.db.query(`
        select as_of, count(*) as n
        from forecasts
        where metric = 'orders' and slice = '' and run_id = (select max(run_id) from runs)
        group by as_of
        order by as_of desc
        limit 1`);
    await shop.runAfter(LAST, { horizonDays: 1 });
    expect(await daysAhead()).toEqual([{ as_of: dayAfter(LAST), n: '1' }]);
    // The forecast of 1 April, by which it was judged, stays as it was issued; the four days after it are new.
    await shop.runAfter('2026-03-31', { horizonDays: 5 });
    expect(await daysAhead()).toEqual([{ as_of: '2026-04-01', n: '4' }]);
  });

  test('a slice that is not followed any more is not judged any more', async () => {
    await using shop = await watchedShop(engine, { metrics: only('revenue', 'error_rate') });
    await shop.deliver('all', saleRows(all), eventRows(all));
    await shop.runAfter(LAST);
    const whole = only('revenue', 'error_rate').map((metric) => ({ ...metric, dimensions: [], tolerance: 0.07 }));
    await shop.runAfter(LAST, { metrics: whole });
    expect(await rowsText(shop.db, 'select distinct slice from verdicts where run_id = 2')).toEqual(['{"slice":""}']);
  });
});
