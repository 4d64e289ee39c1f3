import { describe, expect, test } from 'vitest';
import { catalogue } from '../../src/metrics/catalogue.ts';
import type { Metric } from '../../src/metrics/metric.ts';
import { unmatchedFilters } from '../../src/pipeline/load/unmatched-filters.ts';
import { readModel } from '../../src/pipeline/read/read-model.ts';
import { answers } from '../../src/report/words/answers/answers.ts';
import { headline } from '../../src/report/words/answers/headline.ts';
import { tiles } from '../../src/report/words/answers/tiles.ts';
import { sqlWarehouse } from '../../src/warehouse/sql-warehouse.ts';
import { scenarioEngines } from '../fixtures/databases.ts';
import { metric } from '../fixtures/metrics.ts';
import { days, FIRST, LAST } from '../fixtures/shop-days.ts';
import { asOfAfter, watchedShop } from '../fixtures/watched-shop.ts';

const all = days(FIRST, LAST);

/** One or two orders on some two days in five, the largest of 109 euros, and none on the last day. */
const sparse = all.slice(0, -1).flatMap((day, index) => {
  const orders = index % 5 === 1 ? 1 : index % 7 === 3 ? 2 : 0;
  return Array.from({ length: orders }, (_, order) => {
    return `${day}-${order},1,${day}T${12 + order}:00:00,${20 + ((index * 37 + order * 11) % 90)}.00,c,DE`;
  });
});

const steady = all.flatMap((day) =>
  Array.from({ length: 9 }, (_, order) => {
    return `${day}-${order},1,${day}T1${order}:00:00,${10 + (order % 3)}.00,c,${order % 3 === 0 ? 'DE' : order % 3 === 1 ? 'FR' : ''}`;
  }),
);

const filtered = (id: string, country: string): Metric =>
  metric({
    id,
    title: id,
    unit: 'count',
    measure: { table: 'fact_sales', agg: 'count', where: { country: [country] } },
  });

describe.each(scenarioEngines)('on $name', (engine) => {
  test('a day that no plausible value could have made unusual is Unclear, in every place', async () => {
    await using shop = await watchedShop(engine);
    await shop.deliver('all', sparse);
    await shop.runAfter(LAST);
    const model = await readModel(shop.db, shop.business, asOfAfter(LAST));
    const summary = await model.summary();
    const verdict = summary.revenue?.verdict;
    const boundaries = verdict?.expectation;
    expect(verdict?.status).toBe('unclear');
    expect([boundaries?.yhat_lower, boundaries?.warning_lower, boundaries?.critical_lower]).toEqual([0, null, null]);
    expect(boundaries?.warning_upper).toBeLessThanOrEqual(2 * 2 * 110);
    const expected = answers(summary)[0]?.text.match(/€[\d.]+ expected/)?.[0];
    const reason = 'revenue varies too much to be judged by the day';
    expect(answers(summary)[0]).toMatchObject({
      state: { word: 'Unclear', tone: 'unknown' },
      text: `Thu 2 Apr brought €0.00 (${expected}); ${reason}`,
    });
    expect(headline(summary)).toMatchObject({ subject: '', text: `Thursday brought €0.00 (${expected}); ${reason}.` });
    expect(tiles(summary)[0]).toMatchObject({ figure: '€0.00', why: `${expected}; ${reason}` });
  });

  test('facts that no file has are not in the data, and a condition that no row meets is No data with what there is', async () => {
    const metrics = [...catalogue, filtered('typo', 'de'), filtered('without', '')];
    const sales = metric({
      id: 'by_country',
      measure: { table: 'fact_sales', agg: 'sum', column: 'base_amount' },
      dimensions: ['country'],
    });
    await using shop = await watchedShop(engine, { metrics: [...metrics, sales] });
    await shop.deliver('all', steady);
    await shop.runAfter(LAST);
    const model = await readModel(shop.db, shop.business, asOfAfter(LAST));
    const overviews = await model.metrics();
    expect(
      overviews.map(({ metric: { id }, presence, recent }) => [id, presence, recent.at(-1)?.verdict.status]),
    ).toEqual([
      ['revenue', 'present', 'normal'],
      ['orders', 'present', 'normal'],
      ['average_order_value', 'present', 'normal'],
      ['refund_rate', 'absent', 'no_data'],
      ['error_rate', 'absent', 'no_data'],
      ['latency_p95', 'absent', 'no_data'],
      ['typo', 'unmatched', 'no_data'],
      // Three a day: none of them would be no surprise.
      ['without', 'present', 'unclear'],
      ['by_country', 'present', 'normal'],
    ]);
    const report = await model.seriesReport('typo', '');
    expect(report?.days.map(({ verdict }) => verdict.status)).toEqual(['no_data']);
    const summary = await model.summary();
    expect(answers(summary)[3]).toMatchObject({
      state: { word: 'No data' },
      text: 'operational events are not in your data',
    });

    const values = async (table: string, column: string) => sqlWarehouse(shop.db).columnValues(table, column);
    expect(await unmatchedFilters(shop.business.metrics, values)).toEqual([
      "metrics.typo: no row of fact_sales has country 'de'; did you mean 'DE'? There are empty ones, 'DE', 'FR'",
    ]);
    // Slices add up to the whole, with the lines that have no country.
    const [sums] = await shop.db.query(`
      select
        sum(case when slice = '' then numerator end) as whole,
        sum(case when slice <> '' then numerator end) as slices,
        count(distinct slice) as n
      from kpi_versions where metric = 'by_country'`);
    expect(Number(sums?.['slices'])).toBe(Number(sums?.['whole']));
    expect(Number(sums?.['n'])).toBe(4);
  });
});
