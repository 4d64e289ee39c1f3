import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { engines, inTurn, type Engine } from '../fixtures/databases.ts';
import { loading, type Loading } from '../fixtures/loading.ts';
import {
  EVENT_COLUMNS,
  eventLines,
  RATE_COLUMNS,
  rateLines,
  randomEvents,
  randomRates,
  randomSales,
  SALE_COLUMNS,
  saleLines,
} from '../fixtures/random-facts.ts';
import { sourceOf } from '../fixtures/source.ts';
import { catalogue } from '../../src/metrics/catalogue.ts';
import type { Database } from '../../src/store/connect/database.ts';
import { sqlFile, sqlPath } from '../../src/store/sql-file.ts';
import { updateVersions } from '../../src/pipeline/load/update-versions.ts';
import { sqlWarehouse } from '../../src/warehouse/sql-warehouse.ts';
import { rollUp } from '../../src/warehouse/rollup/roll-up.ts';
import { updateDayProfiles } from '../../src/warehouse/rollup/update-day-profiles.ts';
import { dailySource } from '../fixtures/daily-source.ts';
import { brokenChecks } from '../fixtures/example.ts';

const span = { zone: 'Europe/Berlin', from: '2026-03-22' };
const checks = ['store', 'warehouse'].flatMap((folder) =>
  readdirSync(sqlPath(`checks/${folder}`)).map((file) => `${folder}/${file}`),
);

/** A store with facts, daily tables, versions, forecasts and verdicts, in which every equation holds. */
async function soundStore(engine: Engine): Promise<Loading> {
  const store = await loading(engine, [{ source: 'shop', status: 'void', meaning: 'cancelled' }]);
  const sales = randomSales(span, 100).map((sale) => ({ ...sale, source: 'shop' }));
  await store.load(sourceOf('fact_sales', SALE_COLUMNS), 'shop.csv', saleLines(sales));
  await store.load(
    sourceOf('fact_ops_events', EVENT_COLUMNS, { id: 'log' }),
    'log.csv',
    eventLines(randomEvents(span, 100)),
  );
  await store.load(sourceOf('fx_rates', RATE_COLUMNS, { id: 'bank' }), 'rates.csv', rateLines(randomRates(span)));
  await store.load(dailySource({ visits: 'visits' }), 'kpis.csv', ['day,visits', '2026-04-01,5', '2026-04-02,6']);
  await rollUp(store.db);
  await updateDayProfiles(store.db);
  await store.db.script(`
    insert into runs (run_id, as_of, started_at, finished_at) values (1, '2026-04-06T06:00:00Z', '2026-04-06T06:00:00Z', '2026-04-06T06:00:00Z');
    insert into forecasts (metric, slice, day, as_of, model_version, yhat, intervals, run_id) values ('revenue', '', '2026-04-06', '2026-04-06', 'm', 1, '[]', 1);
    insert into verdicts (metric, slice, day, run_id, status, favourable, rule_hash, model_version, reconstructed)
      values ('revenue', '', '2026-04-05', 1, 'learning', false, 'r', 'm', false);
    insert into total_forecasts values ('revenue', '', '2026-04-06', 30, 'm', 1, 2, 3, '[]', '[]', 1);
    insert into combination_weights values ('revenue', '', '2026-04-06', 'm', 1, 'ets', null, 1, null, 0, 1);
    insert into ensemble_cache values ('revenue', '', 'm', 1, 'd', '{}', 1)`);
  await updateVersions(store.db, sqlWarehouse(store.db), catalogue, 1);
  return store;
}

const someDay = 'day = (select max(day) from daily_kpis where net is not null and sale_lines > 1)';

/** A change by hand, and the check that must find it. */
const faults: readonly (readonly [check: string, sql: string])[] = [
  ['warehouse/business_days_are_local_dates.sql', 'update fact_sales set business_day = business_day + 1'],
  ['warehouse/business_days_are_local_dates.sql', 'update fact_ops_events set business_day = business_day - 1'],
  ['warehouse/business_days_are_local_dates.sql', 'delete from zone_offsets'],
  ['warehouse/counts_are_in_order.sql', `update daily_kpis set orders = sale_lines + 1 where ${someDay}`],
  ['warehouse/counts_are_in_order.sql', `update daily_kpis set orders = 0 where ${someDay}`],
  ['warehouse/counts_are_in_order.sql', 'update daily_ops set errors = events + 1'],
  ['warehouse/counts_are_in_order.sql', 'update daily_ops set latency_p50 = latency_p95 + 1'],
  ['warehouse/counts_are_in_order.sql', 'update daily_ops set latency_p95 = latency_p99 + 1'],
  ['warehouse/daily_identities_are_unique.sql', `insert into daily_kpis select * from daily_kpis where ${someDay}`],
  ['warehouse/daily_identities_are_unique.sql', "insert into daily_ops select * from daily_ops where service = 'pay'"],
  [
    'warehouse/daily_identities_are_unique.sql',
    "insert into daily_arrivals select * from daily_arrivals where source = 'log'",
  ],
  [
    'warehouse/daily_identities_are_unique.sql',
    "insert into day_profiles select * from day_profiles where source = 'log'",
  ],
  ['warehouse/daily_values_are_unique.sql', 'insert into daily_values select * from daily_values'],
  ['warehouse/events_of_days_are_events_of_facts.sql', "update daily_ops set events = events + 1 where service = ''"],
  ['warehouse/events_of_days_are_events_of_facts.sql', "update daily_ops set errors = errors + 1 where service = ''"],
  ['warehouse/events_of_days_are_events_of_facts.sql', `delete from daily_ops where ${someDay}`],
  ['warehouse/events_of_days_are_events_of_facts.sql', 'delete from fact_ops_events'],
  ['warehouse/facts_have_receipts.sql', "delete from loads where source = 'shop'"],
  ['warehouse/facts_have_receipts.sql', "delete from loads where source = 'log'"],
  ['warehouse/facts_have_receipts.sql', "delete from loads where source = 'bank'"],
  ['warehouse/facts_have_receipts.sql', "delete from loads where source = 'kpis'"],
  ['store/stored_identities_are_unique.sql', 'insert into runs select * from runs'],
  ['warehouse/load_ids_are_unique.sql', 'insert into loads select * from loads'],
  ['store/stored_identities_are_unique.sql', 'insert into kpi_versions select * from kpi_versions'],
  ['store/stored_identities_are_unique.sql', 'insert into forecasts select * from forecasts'],
  ['store/stored_identities_are_unique.sql', 'insert into verdicts select * from verdicts'],
  ['warehouse/net_is_made_of_its_parts.sql', `update daily_kpis set refunds = refunds - 0.0001 where ${someDay}`],
  ['warehouse/net_is_made_of_its_parts.sql', `update daily_kpis set gross = null where ${someDay}`],
  ['warehouse/net_is_made_of_its_parts.sql', `update daily_kpis set net = null, gross = null where ${someDay}`],
  ['warehouse/net_of_days_is_net_of_facts.sql', `update daily_kpis set net = net + 0.0001 where ${someDay}`],
  ['warehouse/net_of_days_is_net_of_facts.sql', `delete from daily_kpis where ${someDay}`],
  ['warehouse/net_of_days_is_net_of_facts.sql', 'delete from fact_sales where amount > 0'],
  ['warehouse/net_of_days_is_net_of_facts.sql', 'delete from fx_rates'],
  ['warehouse/ops_identities_are_unique.sql', 'insert into fact_ops_events select * from fact_ops_events'],
  [
    'warehouse/order_numbers_mean_one_order.sql',
    'update fact_sales set order_id = cast(line_no % 12 as text), amount = 1',
  ],
  ['warehouse/rate_identities_are_unique.sql', 'insert into fx_rates select * from fx_rates'],
  ['warehouse/receipts_add_up.sql', 'update loads set rows_accepted = rows_accepted - 1'],
  ['warehouse/reversals_are_marked.sql', 'update fact_sales set reverses_cancelled = true where amount < 0'],
  ['warehouse/sales_identities_are_unique.sql', 'insert into fact_sales select * from fact_sales'],
  ['warehouse/hours_add_up.sql', "update hourly_ops set events = events + 1 where service = ''"],
  ['warehouse/hours_add_up.sql', `delete from hourly_ops where ${someDay}`],
  ['warehouse/services_add_up.sql', "update daily_ops set events = events + 1 where service = 'pay'"],
  ['warehouse/services_add_up.sql', "update daily_ops set errors = errors + 1 where service = 'pay'"],
  ['warehouse/services_add_up.sql', "update daily_ops set latency_sum = latency_sum + 0.0001 where service = 'pay'"],
  ['warehouse/services_add_up.sql', "delete from daily_ops where service = 'pay'"],
  ['warehouse/services_add_up.sql', "delete from daily_ops where service = ''"],
  ['warehouse/statuses_mean_one_thing.sql', "insert into sales_status values ('shop', 'void', 'adjustment')"],
  ['warehouse/changed_days_are_unique.sql', 'insert into changed_days select * from changed_days'],
  [
    'warehouse/changed_days_are_unique.sql',
    "insert into stale_days values ('fact_sales', '2026-04-01'), ('fact_sales', '2026-04-01')",
  ],
  [
    'warehouse/changed_days_are_unique.sql',
    "insert into stale_profiles values ('fact_sales', '2026-04-01'), ('fact_sales', '2026-04-01')",
  ],
  ['store/stored_identities_are_unique.sql', 'insert into metric_reads select * from metric_reads'],
  ['store/stored_identities_are_unique.sql', 'insert into series_state select * from series_state'],
  ['store/stored_identities_are_unique.sql', 'insert into total_forecasts select * from total_forecasts'],
  ['store/stored_identities_are_unique.sql', 'insert into combination_weights select * from combination_weights'],
  ['store/stored_identities_are_unique.sql', 'insert into ensemble_cache select * from ensemble_cache'],
  ['store/series_states_are_current.sql', 'update series_state set newest_version = 0'],
  ['store/series_states_are_current.sql', "delete from series_state where slice = ''"],
  ['store/series_states_are_current.sql', "delete from kpi_versions where metric = 'revenue'"],
];

/** PostgreSQL has keys that make some faults impossible: they go first. */
async function dropKeys(db: Database): Promise<void> {
  if (db.engine === 'duckdb') return;
  const keys = await db.query(
    "select cast(conrelid as regclass) as table_name, conname from pg_constraint where contype = 'p' and connamespace = cast('evenkeel' as regnamespace)",
  );
  for (const key of keys) await db.script(`alter table ${key['table_name']} drop constraint ${key['conname']}`);
}

describe.each(engines)('the checks in $name', (engine) => {
  test('find nothing in a sound store', async () => {
    await using store = await soundStore(engine);
    expect(await brokenChecks(store.db)).toEqual([]);
  });

  test('find nothing in an empty store', async () => {
    await using store = await engine.open();
    expect(await brokenChecks(store.db)).toEqual([]);
  });

  test('each find their fault', async () => {
    await using store = await soundStore(engine);
    await dropKeys(store.db);
    const unseen: string[] = [];
    for (const [check, sql] of inTurn(engine, faults)) {
      await store.db.script('begin');
      await store.db.script(sql);
      const rows = await store.db.query(await sqlFile(`checks/${check}`));
      if (rows.length === 0) unseen.push(`${check}: ${sql}`);
      await store.db.script('rollback');
    }
    expect(unseen).toEqual([]);
    expect(await brokenChecks(store.db)).toEqual([]);
  });
});

test('every check has a fault that shows it', () => {
  expect([...new Set(faults.map(([check]) => check))].sort()).toEqual(checks.sort());
});
