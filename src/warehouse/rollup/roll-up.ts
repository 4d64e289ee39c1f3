import type { Database } from '../../store/connect/database.ts';
import { sqlFile } from '../../store/sql-file.ts';
import { logStaleDays } from './changed-days.ts';
import { runScripts, staleDays } from './stale-days.ts';

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
];

/** Recomputes the daily tables of every stale day from its facts, and of no other day, as one transaction. */
export async function rollUp(db: Database): Promise<RolledUp> {
  if ((await staleDays(db, 'stale_days')).length === 0) return {};
  const stale = await db.transaction(async () => {
    await db.script(await sqlFile('rollups/reversals.sql'));
    const tables = await staleDays(db, 'stale_days');
    await runScripts(db, SCRIPTS, tables);
    await logStaleDays(db);
    return tables;
  });
  return Object.fromEntries(stale.map(({ table, days }) => [table, days]));
}
