import type { Database } from '../../store/database.ts';
import { number, text } from '../../store/row.ts';
import { sqlFile } from '../../store/sql-file.ts';

/** How many business days of each table of facts were made again. */
export type RolledUp = Readonly<Record<string, number>>;

const SCRIPTS = ['daily_kpis', 'daily_ops', 'daily_arrivals_sales', 'daily_arrivals_ops_events'] as const;

/** Makes the daily KPIs of every stale day again from its facts, and no other day's, in one transaction. */
export async function rollUp(db: Database): Promise<RolledUp> {
  const stale = await db.query('select fact_table, count(*) as days from stale_days group by fact_table');
  if (stale.length === 0) return {};
  await db.transaction(async () => {
    await forbidLoops(db);
    for (const name of SCRIPTS) await db.script(await sqlFile(`rollups/${name}.sql`));
    await db.script('delete from stale_days');
  });
  return Object.fromEntries(stale.map((row) => [text(row, 'fact_table'), number(row, 'days')]));
}

/**
 * PostgreSQL guesses that a span of facts is small, and would compare each of a million facts with each of a thousand days. It may not
 * weigh loops here: hashing is right at any size, and what it then takes for the cost is no reason to compile.
 */
async function forbidLoops(db: Database): Promise<void> {
  if (db.engine === 'postgres') await db.script('set local enable_nestloop = off; set local jit = off');
}
