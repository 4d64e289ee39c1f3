import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { engines, type Engine } from '../../../test/fixtures/databases.ts';
import { loading, type Loading } from '../../../test/fixtures/loading.ts';
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
} from '../../../test/fixtures/random-facts.ts';
import { sourceOf } from '../../../test/fixtures/source.ts';
import { catalogue } from '../../metrics/catalogue.ts';
import type { Database } from '../../store/database.ts';
import { appendVersions } from '../../store/versions/append-versions.ts';
import { sqlFile, sqlPath } from '../../store/sql-file.ts';
import { rollUp } from './roll-up.ts';

const span = { zone: 'Europe/Berlin', from: '2026-03-22' };
const checks = readdirSync(sqlPath('checks')).sort();

/** A store with facts, days and memory, in which every equation holds. */
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
  await rollUp(store.db);
  await store.db.script(`
    insert into runs (run_id, as_of, started_at, finished_at) values (1, '2026-04-06T06:00:00Z', '2026-04-06T06:00:00Z', '2026-04-06T06:00:00Z');
    insert into forecasts (metric, slice, day, as_of, model_version, yhat, run_id) values ('revenue', '', '2026-04-06', '2026-04-06', 'm', 1, 1);
    insert into verdicts (metric, slice, day, run_id, status, favourable, rule_hash, model_version, reconstructed)
      values ('revenue', '', '2026-04-05', 1, 'learning', false, 'r', 'm', false)`);
  for (const metric of catalogue) await appendVersions(store.db, metric, 1);
  return store;
}

async function broken(db: Database): Promise<string[]> {
  const found: string[] = [];
  for (const name of checks) {
    const rows = await db.query(await sqlFile(`checks/${name}`));
    if (rows.length > 0) found.push(name);
  }
  return found;
}

const someDay = 'day = (select max(day) from daily_kpis where net is not null and sale_lines > 1)';

/** What is done to the store by hand, and the check that must see it. */
const faults: readonly (readonly [check: string, sql: string])[] = [
  ['counts_are_in_order.sql', `update daily_kpis set orders = sale_lines + 1 where ${someDay}`],
  ['counts_are_in_order.sql', `update daily_kpis set orders = 0 where ${someDay}`],
  ['counts_are_in_order.sql', 'update daily_ops set errors = events + 1'],
  ['counts_are_in_order.sql', 'update daily_ops set latency_p50 = latency_p95 + 1'],
  ['counts_are_in_order.sql', 'update daily_ops set latency_p95 = latency_p99 + 1'],
  ['daily_identities_are_unique.sql', `insert into daily_kpis select * from daily_kpis where ${someDay}`],
  ['daily_identities_are_unique.sql', "insert into daily_ops select * from daily_ops where service = 'pay'"],
  ['daily_identities_are_unique.sql', "insert into daily_arrivals select * from daily_arrivals where source = 'log'"],
  ['events_of_days_are_events_of_facts.sql', "update daily_ops set events = events + 1 where service = ''"],
  ['events_of_days_are_events_of_facts.sql', "update daily_ops set errors = errors + 1 where service = ''"],
  ['events_of_days_are_events_of_facts.sql', `delete from daily_ops where ${someDay}`],
  ['events_of_days_are_events_of_facts.sql', 'delete from fact_ops_events'],
  ['facts_have_receipts.sql', "delete from loads where source = 'shop'"],
  ['facts_have_receipts.sql', "delete from loads where source = 'log'"],
  ['facts_have_receipts.sql', "delete from loads where source = 'bank'"],
  ['memory_identities_are_unique.sql', 'insert into runs select * from runs'],
  ['memory_identities_are_unique.sql', 'insert into loads select * from loads'],
  ['memory_identities_are_unique.sql', 'insert into kpi_versions select * from kpi_versions'],
  ['memory_identities_are_unique.sql', 'insert into forecasts select * from forecasts'],
  ['memory_identities_are_unique.sql', 'insert into verdicts select * from verdicts'],
  ['net_is_made_of_its_parts.sql', `update daily_kpis set refunds = refunds - 0.0001 where ${someDay}`],
  ['net_is_made_of_its_parts.sql', `update daily_kpis set gross = null where ${someDay}`],
  ['net_is_made_of_its_parts.sql', `update daily_kpis set net = null, gross = null where ${someDay}`],
  ['net_of_days_is_net_of_facts.sql', `update daily_kpis set net = net + 0.0001 where ${someDay}`],
  ['net_of_days_is_net_of_facts.sql', `delete from daily_kpis where ${someDay}`],
  ['net_of_days_is_net_of_facts.sql', 'delete from fact_sales where amount > 0'],
  ['net_of_days_is_net_of_facts.sql', 'delete from fx_rates'],
  ['ops_identities_are_unique.sql', 'insert into fact_ops_events select * from fact_ops_events'],
  ['rate_identities_are_unique.sql', 'insert into fx_rates select * from fx_rates'],
  ['receipts_add_up.sql', 'update loads set rows_accepted = rows_accepted - 1'],
  ['sales_identities_are_unique.sql', 'insert into fact_sales select * from fact_sales'],
  ['services_add_up.sql', "update daily_ops set events = events + 1 where service = 'pay'"],
  ['services_add_up.sql', "update daily_ops set errors = errors + 1 where service = 'pay'"],
  ['services_add_up.sql', "update daily_ops set latency_sum = latency_sum + 0.0001 where service = 'pay'"],
  ['services_add_up.sql', "delete from daily_ops where service = 'pay'"],
  ['services_add_up.sql', "delete from daily_ops where service = ''"],
  ['statuses_mean_one_thing.sql', "insert into sales_status values ('shop', 'void', 'adjustment')"],
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
    expect(await broken(store.db)).toEqual([]);
  });

  test('find nothing in an empty store', async () => {
    await using store = await engine.open();
    expect(await broken(store.db)).toEqual([]);
  });

  test('each find their fault', async () => {
    await using store = await soundStore(engine);
    await dropKeys(store.db);
    const unseen: string[] = [];
    for (const [check, sql] of faults) {
      await store.db.script('begin');
      await store.db.script(sql);
      const rows = await store.db.query(await sqlFile(`checks/${check}`));
      if (rows.length === 0) unseen.push(`${check}: ${sql}`);
      await store.db.script('rollback');
    }
    expect(unseen).toEqual([]);
    expect(await broken(store.db)).toEqual([]);
  });
});

test('every check has a fault that shows it', () => {
  expect([...new Set(faults.map(([check]) => check))].sort()).toEqual(checks);
});
