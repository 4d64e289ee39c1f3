import type { Database, Row } from '../../store/connect/database.ts';
import { number, text } from '../../store/row.ts';
import { sqlFile } from '../../store/sql-file.ts';
import { logStaleDays } from './changed-days.ts';

/** The number of recomputed business days of each fact table. */
export type RolledUp = Readonly<Record<string, number>>;

const SCRIPTS = [
  'daily_kpis',
  'daily_ops',
  'hourly_ops',
  'daily_arrivals_sales',
  'daily_arrivals_ops_events',
  'daily_arrivals_daily_values',
  'day_profiles_sales',
  'day_profiles_ops_events',
  'day_repeats_sales',
  'day_repeats_ops_events',
] as const;

/** Recomputes the daily tables of every stale day from its facts, and of no other day, as one transaction. */
export async function rollUp(db: Database): Promise<RolledUp> {
  if ((await staleDays(db)).length === 0) return {};
  const stale = await db.transaction(async () => {
    await db.script(await sqlFile('rollups/reversals.sql'));
    const days = await staleDays(db);
    await forbidLoops(db);
    for (const name of SCRIPTS) await db.script(await sqlFile(`rollups/${name}.sql`));
    await logStaleDays(db);
    return days;
  });
  return Object.fromEntries(stale.map((row) => [text(row, 'fact_table'), number(row, 'days')]));
}

async function staleDays(db: Database): Promise<Row[]> {
  return db.query('select fact_table, count(*) as days from stale_days group by fact_table');
}

/**
 * PostgreSQL underestimates the number of facts in a span, and would compare each of a million facts with each of a thousand days. So
 * nested loops are off: a hash join is right at any size. JIT is off too, because the estimated cost would start it for nothing.
 */
async function forbidLoops(db: Database): Promise<void> {
  if (db.engine === 'postgres') await db.script('set local enable_nestloop = off; set local jit = off');
}
