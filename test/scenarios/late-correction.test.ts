import { describe, expect, test } from 'vitest';
import { readModel } from '../../src/pipeline/read/read-model.ts';
import { restatedText } from '../../src/report/words/days/restated-text.ts';
import { scenarioEngines } from '../fixtures/databases.ts';
import { judgedDays } from '../fixtures/judged-days.ts';
import { only } from '../fixtures/metrics.ts';
import { days, eventRows, FIRST, LAST, saleRows } from '../fixtures/shop-days.ts';
import { rowsText } from '../fixtures/store-text.ts';
import { asOfAfter, watchedShop } from '../fixtures/watched-shop.ts';

const all = days(FIRST, LAST);
const PAST = '2026-03-18';
const odd = { [PAST]: { factor: 0.5 } };
const expected =
  'yhat, yhat_lower, yhat_upper, warning_lower, warning_upper, critical_lower, critical_upper, spread, known_days';

describe.each(scenarioEngines)('on $name', (engine) => {
  test('a late correction of a past day judges exactly that day again, by what was expected of it then', async () => {
    await using shop = await watchedShop(engine);
    await shop.deliver('all', saleRows(all, odd), eventRows(all));
    await shop.runAfter(LAST);
    expect(await judgedDays(shop.db, 'revenue')).toContain(`${PAST} critical`);
    const verdicts = await rowsText(shop.db, 'select * from verdicts');
    const forecasts = await rowsText(shop.db, 'select * from forecasts');
    const outputs = await shop.outputsAfter(LAST);

    await shop.deliver('corrected', saleRows([PAST]));
    const result = await shop.runAfter(LAST);
    expect(result.rolledUp).toEqual({ fact_sales: 1 });
    expect(result.receipts.find(({ file }) => file === 'sales-corrected.csv')).toMatchObject({
      rowsInserted: 0,
      rowsDeleted: 0,
      rowsUpdated: 24,
    });

    expect((await judgedDays(shop.db, 'revenue')).filter((line) => line.startsWith(PAST))).toEqual([
      `${PAST} critical`,
      `${PAST} normal`,
    ]);
    expect(await rowsText(shop.db, 'select * from verdicts where run_id = 1')).toEqual(verdicts);
    expect(await rowsText(shop.db, 'select metric, slice, day from verdicts where run_id = 2')).toEqual([
      `{"metric":"average_order_value","slice":"","day":"${PAST}"}`,
      `{"metric":"revenue","slice":"","day":"${PAST}"}`,
    ]);
    expect(await rowsText(shop.db, 'select * from forecasts')).toEqual(forecasts);
    const said1 = await rowsText(
      shop.db,
      `select ${expected} from verdicts where metric = 'revenue' and day = '${PAST}' and run_id = 1`,
    );
    expect(
      await rowsText(
        shop.db,
        `select ${expected} from verdicts where metric = 'revenue' and day = '${PAST}' and run_id = 2`,
      ),
    ).toEqual(said1);

    const { restated } = await (await readModel(shop.db, shop.business, asOfAfter(LAST))).summary();
    expect(restated.map((day) => [day.metric.id, restatedText(day)])).toContainEqual([
      'revenue',
      'was Critical until 3 Apr',
    ]);
    const corrected = await shop.outputsAfter(LAST);
    expect(corrected['revenue_forecast_with_alerts.csv']).toMatch(
      new RegExp(`^${PAST},.*,Normal,was Critical until 3 Apr$`, 'm'),
    );
    expect(outputs['revenue_forecast_with_alerts.csv']).toMatch(new RegExp(`^${PAST},.*,Critical,$`, 'm'));
    expect(corrected['orders_forecast_with_alerts.csv']).toBe(outputs['orders_forecast_with_alerts.csv']);
  });

  test('a day whose only rows move away is a day of nothing, as if they had never been there', async () => {
    const sunday = '2026-03-22';
    const moved = saleRows([sunday]).map((row) => row.replace(sunday, '2026-03-23'));
    await using corrected = await watchedShop(engine, { metrics: only('revenue') });
    const sources = corrected.business.sources.map((source) => ({ ...source, numbersRestart: 'never' as const }));
    await corrected.deliver('all', saleRows(all));
    await corrected.runAfter(LAST, { sources });
    await corrected.deliver('moved', moved);
    await corrected.runAfter(LAST, { sources });
    await using straight = await watchedShop(engine, { metrics: only('revenue') });
    await straight.deliver('all', [...saleRows(all, { [sunday]: { closed: true } }), ...moved]);
    await straight.runAfter(LAST);

    const latest = `select metric, status, value from verdicts as v where day = '${sunday}'
      and run_id = (select max(run_id) from verdicts as w where w.metric = v.metric and w.day = v.day)`;
    const nothing = await rowsText(straight.db, latest);
    expect(nothing).toContain('{"metric":"revenue","status":"critical","value":0}');
    expect(await rowsText(corrected.db, latest)).toEqual(nothing);
  });
});
