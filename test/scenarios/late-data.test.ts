import { describe, expect, test } from 'vitest';
import { dayFromIso } from '../../src/calendar/day.ts';
import { readModel } from '../../src/pipeline/read/read-model.ts';
import { scenarioEngines } from '../fixtures/databases.ts';
import { judgedDays } from '../fixtures/judged-days.ts';
import { only } from '../fixtures/metrics.ts';
import { dayAfter, days, eventRows, FIRST, LAST, saleRows } from '../fixtures/shop-days.ts';
import { rowsText } from '../fixtures/store-text.ts';
import { asOfAfter, watchedShop } from '../fixtures/watched-shop.ts';

const all = days(FIRST, LAST);
const next = dayAfter(LAST);
const afterNext = dayAfter(next);

describe.each(scenarioEngines)('on $name', (engine) => {
  test('days whose data are late are not judged, and are once they are complete', async () => {
    await using shop = await watchedShop(engine, { metrics: only('revenue', 'error_rate') });
    await shop.deliver('all', saleRows(all), eventRows([...all, next, afterNext]));
    await shop.runAfter(afterNext);
    expect((await judgedDays(shop.db, 'revenue')).slice(-3)).toEqual([
      `${LAST} normal`,
      `${next} late_data`,
      `${afterNext} late_data`,
    ]);
    expect((await judgedDays(shop.db, 'error_rate')).at(-1)).toBe(`${afterNext} normal`);
    const model = await readModel(shop.db, shop.business, asOfAfter(afterNext));
    const { revenue, completeThrough } = await model.summary();
    expect(revenue?.verdict).toMatchObject({ status: 'late_data', value: null });
    expect(completeThrough).toBe(dayFromIso(LAST));
    expect((await shop.runAfter(afterNext)).verdicts).toBe(0);

    await shop.deliver('next', saleRows([next, afterNext], { [afterNext]: { factor: 0.5 } }));
    await shop.runAfter(afterNext);
    expect((await judgedDays(shop.db, 'revenue')).slice(-4)).toEqual([
      `${next} late_data`,
      `${next} normal`,
      `${afterNext} late_data`,
      `${afterNext} critical`,
    ]);
  });

  test('what is expected of a late day is forecast once, and not again when its data come', async () => {
    await using shop = await watchedShop(engine, { metrics: only('revenue', 'orders') });
    await shop.deliver('all', saleRows(all));
    await shop.runAfter(next);
    const forecasts = await rowsText(shop.db, 'select * from forecasts');
    await shop.deliver('next', saleRows([next]));
    await shop.runAfter(next);
    expect(await rowsText(shop.db, 'select * from forecasts where run_id = 1')).toEqual(forecasts);
    expect(
      await rowsText(
        shop.db,
        'select metric, slice, day, as_of from forecasts group by 1, 2, 3, 4, model_version having count(*) > 1',
      ),
    ).toEqual([]);
  });

  test('a day that breaks off at noon is late, not a drop', async () => {
    await using shop = await watchedShop(engine);
    const odd = { [LAST]: { until: '12:00' } };
    await shop.deliver('all', saleRows(all, odd), eventRows(all, odd));
    await shop.runAfter(LAST);
    for (const metric of ['revenue', 'orders', 'average_order_value', 'error_rate', 'latency_p95'])
      expect((await judgedDays(shop.db, metric)).at(-1)).toBe(`${LAST} late_data`);
  });

  test('a day is not judged within its grace, and is after it; a metric whose only source has delivered nothing never', async () => {
    await using shop = await watchedShop(engine, { metrics: only('revenue', 'error_rate') });
    await shop.deliver('all', saleRows(all));
    await shop.runAfter(LAST, { graceMs: 7 * 3_600_000 });
    expect((await judgedDays(shop.db, 'revenue')).at(-1)).toBe('2026-04-01 normal');
    await shop.runAfter(LAST);
    expect((await judgedDays(shop.db, 'revenue')).at(-1)).toBe(`${LAST} normal`);
    expect(await judgedDays(shop.db, 'error_rate')).toEqual([]);
  });

  test('an empty day within a complete source is nothing sold, and judged', async () => {
    await using shop = await watchedShop(engine, { metrics: only('revenue', 'average_order_value') });
    await shop.deliver('all', saleRows(all, { '2026-03-24': { closed: true } }));
    await shop.runAfter(LAST);
    expect(await judgedDays(shop.db, 'revenue')).toContain('2026-03-24 critical');
    expect(await judgedDays(shop.db, 'average_order_value')).toContain('2026-03-24 no_data');
  });
});
