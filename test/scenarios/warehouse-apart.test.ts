import { describe, expect, test } from 'vitest';
import { silent } from '../../src/pipeline/progress.ts';
import { run } from '../../src/pipeline/run.ts';
import type { Database } from '../../src/store/connect/database.ts';
import { sqlWarehouse } from '../../src/warehouse/sql-warehouse.ts';
import { engines, serverEngines } from '../fixtures/databases.ts';
import { only } from '../fixtures/metrics.ts';
import { isLongRun } from '../run-size.ts';
import { dayAfter, days, eventRows, FIRST, LAST, saleRows } from '../fixtures/shop-days.ts';
import { rowsText } from '../fixtures/store-text.ts';
import { asOfAfter, watchedShop, type WatchedShop } from '../fixtures/watched-shop.ts';

const STORE_TABLES = [
  ...['runs', 'metric_reads', 'kpi_versions', 'series_state', 'forecasts', 'total_forecasts'],
  ...['combination_weights', 'ensemble_cache', 'verdicts'],
];
const VIEWS = [
  'business_offsets',
  'reversals',
  'cancelled_orders',
  'daily_kpis_full',
  'ops_events',
  'sales_lines',
  'fx_carried',
];
const WAREHOUSE_TABLES = [
  ...['business', 'zone_offsets', 'sales_status', 'loads', 'rejects', 'fact_sales', 'fact_ops_events', 'fx_rates'],
  ...['stale_days', 'changed_days', 'daily_kpis', 'daily_ops', 'daily_arrivals', 'day_profiles', 'stale_profiles'],
];

async function storeRows(db: Database): Promise<Record<string, string[]>> {
  const rows: Record<string, string[]> = {};
  for (const table of STORE_TABLES) rows[table] = await rowsText(db, `select * from ${table}`);
  return rows;
}

const odd = { [LAST]: { factor: 0.5 } };
const next = dayAfter(LAST);

/** Three days of deliveries, each followed by `runAfter`. */
async function deliver(shop: WatchedShop, runAfter: (day: string) => Promise<unknown>): Promise<void> {
  const all = days(FIRST, LAST);
  await shop.deliver('all', saleRows(all, odd), eventRows(all, odd));
  await runAfter(LAST);
  await shop.deliver('corrected', saleRows([LAST]));
  await runAfter(LAST);
  await shop.deliver('next', saleRows([next]), eventRows([next]));
  await runAfter(next);
}

const few = { judgedDays: 5, metrics: only('revenue', 'refund_rate', 'error_rate') };

describe.each(serverEngines)('with a warehouse in $name', (warehouseEngine) => {
  // In `npm test` the store is in the other engine: what both share must then be plain.
  test.each(engines.filter((engine) => isLongRun || engines.length === 1 || engine !== warehouseEngine))(
    'and a store in another database, in $name, a run leaves the rows of one database',
    async (engine) => {
      await using together = await watchedShop(engine, few);
      await deliver(together, async (day) => together.runAfter(day));

      await using apart = await watchedShop(engine, few);
      await using facts = await warehouseEngine.open();
      for (const view of VIEWS) await apart.db.script(`drop view ${view}`);
      for (const table of WAREHOUSE_TABLES) await apart.db.script(`drop table ${table}`);
      for (const table of STORE_TABLES) await facts.db.script(`drop table ${table}`);
      const warehouse = sqlWarehouse(facts.db);
      await deliver(apart, async (day) => {
        const asOf = asOfAfter(day);
        return run(apart.db, apart.business, { asOf, now: asOf, progress: silent, warehouse });
      });
      expect(await storeRows(apart.db)).toEqual(await storeRows(together.db));
    },
  );
});
