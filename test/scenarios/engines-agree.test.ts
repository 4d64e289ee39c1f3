import { expect, test } from 'vitest';
import { dayFromIso } from '../../src/calendar/day.ts';
import { catalogue } from '../../src/metrics/catalogue.ts';
import type { Metric } from '../../src/metrics/metric.ts';
import { engines, type Engine } from '../fixtures/databases.ts';
import { only } from '../fixtures/metrics.ts';
import { dayAfter, days, eventRows, FIRST, LAST, saleRows } from '../fixtures/shop-days.ts';
import { storeText } from '../fixtures/store-text.ts';
import { watchedShop } from '../fixtures/watched-shop.ts';

const all = days(FIRST, LAST);
const next = dayAfter(LAST);
const odd = { '2026-03-05': { factor: 0.6 }, '2026-03-17': { failing: true }, '2026-03-24': { closed: true } };

const byCountry: Metric = {
  id: 'customers',
  title: 'Customers',
  measure: { table: 'fact_sales', agg: 'distinct', column: 'customer_id' },
  unit: 'count',
  direction: 'down',
  missing: 'zero',
  nonNegative: true,
  tolerance: 0.05,
  minChange: null,
  dimensions: ['country'],
  owner: null,
};

/** The content and the answers of a store after some eventful days. */
async function restoredCache(engine: Engine): Promise<Record<string, unknown>> {
  await using shop = await watchedShop(engine, { metrics: [...catalogue, byCountry] });
  await shop.deliver('all', saleRows(all, odd), eventRows(all, odd));
  await shop.runAfter(LAST);
  await shop.deliver('corrected', saleRows(['2026-03-05']));
  await shop.runAfter(next);
  const [noon, drop] = [{ [next]: { until: '12:00' } }, { [next]: { factor: 0.55 } }];
  await shop.deliver('next', saleRows([next], noon), eventRows([next], noon));
  await shop.runAfter(next);
  await shop.deliver('next', saleRows([next], drop), eventRows([next]));
  await shop.runAfter(next);
  const [day, tolerance] = [dayFromIso('2026-03-24'), 0.5];
  const other = {
    closures: new Set([day]),
    holidays: [{ kind: 'event', ds: day, holiday: 'Fair', scope: '' }],
  } as const;
  await shop.runAfter(next, {
    ...other,
    metrics: [...only('revenue').map((metric) => ({ ...metric, tolerance })), byCountry],
  });
  // Quantiles are doubles, which engines round apart in the last place; kpi_versions holds them to nine decimals.
  return { ...(await storeText(shop.db, ['daily_ops', 'hourly_ops'])), outputs: await shop.outputsAfter(next) };
}

test('every engine stores the same and answers the same, byte for byte', async () => {
  const stores = await Promise.all(engines.map(restoredCache));
  expect(stores).toEqual(stores.map(() => stores[0]));
});
