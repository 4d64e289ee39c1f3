import { describe, expect, test } from 'vitest';
import { scenarioEngines } from '../fixtures/databases.ts';
import { judgedDays } from '../fixtures/judged-days.ts';
import { only } from '../fixtures/metrics.ts';
import { dayAfter, days, eventRows, FIRST, LAST, saleRows } from '../fixtures/shop-days.ts';
import { rowsText, storeText } from '../fixtures/store-text.ts';
import { watchedShop } from '../fixtures/watched-shop.ts';

const all = days(FIRST, LAST);
const next = dayAfter(LAST);
const odd = { '2026-03-20': { factor: 0.6 }, [next]: { factor: 0.5 } };

describe.each(scenarioEngines)('on $name', (engine) => {
  test('a second run changes nothing, and after one more day only that day is judged: earlier verdicts and forecasts stay', async () => {
    await using shop = await watchedShop(engine);
    await shop.deliver('all', saleRows(all, odd), eventRows(all, odd));
    await shop.runAfter(LAST);
    // No row of any table but the list of runs, and no byte of an output.
    const before = await storeText(shop.db, ['runs']);
    const outputs = await shop.outputsAfter(LAST);
    const again = await shop.runAfter(LAST);
    expect(again).toMatchObject({ verdicts: 0, rolledUp: {} });
    expect(again.receipts.map(({ isNew }) => isNew)).toEqual([false, false]);
    expect(await storeText(shop.db, ['runs'])).toEqual(before);
    expect(await shop.outputsAfter(LAST)).toEqual(outputs);
    expect(Object.keys(outputs)).toContain('revenue_forecast_with_alerts.csv');

    const verdicts = await rowsText(shop.db, 'select * from verdicts');
    const forecasts = await rowsText(shop.db, 'select * from forecasts');
    const versions = await rowsText(shop.db, 'select * from kpi_versions');
    await shop.deliver('next', saleRows([next], odd), eventRows([next], odd));
    const result = await shop.runAfter(next);
    expect(result.rolledUp).toEqual({ fact_sales: 1, fact_ops_events: 1 });
    expect(await rowsText(shop.db, 'select * from verdicts where run_id = 1')).toEqual(verdicts);
    expect(await rowsText(shop.db, 'select * from forecasts where run_id = 1')).toEqual(forecasts);
    expect(await rowsText(shop.db, 'select * from kpi_versions where known_from_run = 1')).toEqual(versions);
    expect(await rowsText(shop.db, 'select distinct day from verdicts where run_id > 1')).toEqual([
      `{"day":"${next}"}`,
    ]);
    expect(await rowsText(shop.db, 'select distinct day from kpi_versions where known_from_run > 1')).toEqual([
      `{"day":"${next}"}`,
    ]);
    expect((await judgedDays(shop.db, 'revenue')).at(-1)).toBe(`${next} critical`);
  });

  test('a day is judged in the same way the day after as in a first import of everything', async () => {
    const judged = `
      select metric, slice, day, status, value, yhat, yhat_lower, yhat_upper, warning_lower, warning_upper,
        critical_lower, critical_upper, spread, scale, known_days, score, deviation, favourable, decided_by
      from verdicts where day >= '2026-04-01'`;
    await using daily = await watchedShop(engine, { metrics: only('revenue', 'refund_rate', 'error_rate') });
    await daily.deliver('all', saleRows(days(FIRST, '2026-03-31'), odd), eventRows(days(FIRST, '2026-03-31'), odd));
    await daily.runAfter('2026-03-31');
    for (const day of ['2026-04-01', LAST, next]) {
      await daily.deliver(day, saleRows([day], odd), eventRows([day], odd));
      await daily.runAfter(day);
    }
    await using imported = await watchedShop(engine, { metrics: only('revenue', 'refund_rate', 'error_rate') });
    await imported.deliver('all', saleRows([...all, next], odd), eventRows([...all, next], odd));
    await imported.runAfter(next);
    expect(await rowsText(imported.db, judged)).toEqual(await rowsText(daily.db, judged));
    expect(await rowsText(daily.db, 'select day from verdicts where reconstructed and run_id > 1')).toEqual([]);
    expect(await rowsText(imported.db, 'select distinct day from verdicts where not reconstructed')).toEqual([
      `{"day":"${next}"}`,
    ]);
  });
});
