import type { Database } from '../../store/connect/database.ts';
import { number, text, truth } from '../../store/row.ts';
import { sqlFile } from '../../store/sql-file.ts';
import { logStaleDays } from './changed-days.ts';

/** The number of recomputed business days of each fact table. */
export type RolledUp = Readonly<Record<string, number>>;

/** The scripts of each fact table, in this order. */
const SCRIPTS: readonly (readonly [table: string, name: string])[] = [
  ['fact_sales', 'daily_kpis'],
  ['fact_ops_events', 'daily_ops'],
  ['fact_ops_events', 'hourly_ops'],
  ['fact_sales', 'daily_arrivals_sales'],
  ['fact_ops_events', 'daily_arrivals_ops_events'],
  ['daily_values', 'daily_arrivals_daily_values'],
  ['fact_sales', 'day_profiles_sales'],
  ['fact_ops_events', 'day_profiles_ops_events'],
  ['fact_sales', 'day_repeats_sales'],
  ['fact_ops_events', 'day_repeats_ops_events'],
];
/** Those for which DuckDB has a faster text of its own, to the same result. */
const IN_DUCKDB = ['day_repeats_sales', 'day_repeats_ops_events'];

/** The stale days of a fact table. */
interface StaleDays {
  readonly table: string;
  readonly days: number;
  readonly first: string;
  readonly last: string;
  /** Whether no day between the first and the last has facts and is not stale. */
  readonly areAll: boolean;
}

/** Recomputes the daily tables of every stale day from its facts, and of no other day, as one transaction. */
export async function rollUp(db: Database): Promise<RolledUp> {
  if ((await staleDays(db)).length === 0) return {};
  const stale = await db.transaction(async () => {
    await db.script(await sqlFile('rollups/reversals.sql'));
    const tables = await staleDays(db);
    await forbidLoops(db);
    for (const [table, name] of SCRIPTS) {
      const days = tables.find((stale) => stale.table === table);
      if (days) await db.script(await scriptOf(db, name, days));
    }
    await logStaleDays(db);
    return tables;
  });
  return Object.fromEntries(stale.map(({ table, days }) => [table, days]));
}

/** A script in which `is_stale(DAY)` is spelled out: engines skip the other facts, and plan well, only by days that they see. */
async function scriptOf(
  { engine }: Database,
  name: string,
  { table, first, last, areAll }: StaleDays,
): Promise<string> {
  const isOwn = engine === 'duckdb' && IN_DUCKDB.includes(name);
  const script = await sqlFile(`rollups/${name}${isOwn ? '.duckdb' : ''}.sql`);
  return script.replaceAll(/is_stale\(([\w.]+)\)/g, (_, day: string) => {
    const span = `${day} between date '${first}' and date '${last}'`;
    return areAll ? span : `${span} and ${day} in (select day from stale_days where fact_table = '${table}')`;
  });
}

async function staleDays(db: Database): Promise<StaleDays[]> {
  const rows = await db.query(`
    with spans as (
      select fact_table, count(*) as days, min(day) as first_day, max(day) as last_day
      from stale_days
      group by fact_table
    )
    select
      s.fact_table,
      s.days,
      s.first_day,
      s.last_day,
      not exists (
        select 1
        from daily_arrivals as a
        left join stale_days as t on t.fact_table = a.fact_table and t.day = a.day
        where a.fact_table = s.fact_table and a.day between s.first_day and s.last_day and t.day is null
      ) as are_all
    from spans as s`);
  return rows.map((row) => ({
    table: text(row, 'fact_table'),
    days: number(row, 'days'),
    first: text(row, 'first_day'),
    last: text(row, 'last_day'),
    areAll: truth(row, 'are_all'),
  }));
}

/**
 * PostgreSQL underestimates the number of facts in a span, and would compare each of a million facts with each of a thousand days. So
 * nested loops are off: a hash join is right at any size. JIT is off too, because the estimated cost would start it for nothing.
 */
async function forbidLoops(db: Database): Promise<void> {
  if (db.engine === 'postgres') await db.script('set local enable_nestloop = off; set local jit = off');
}
