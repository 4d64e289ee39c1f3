import type { Database } from '../../store/connect/database.ts';
import { runScripts, staleDays } from './stale-days.ts';

/** Describes what the rows of every day look like that a roll-up recomputed since the last time, as one transaction. */
export async function updateDayProfiles(db: Database): Promise<void> {
  const tables = await staleDays(db, 'stale_profiles');
  if (tables.length === 0) return;
  // DuckDB has a faster text of its own, to the same result.
  const own = db.engine === 'duckdb' ? '.duckdb' : '';
  await db.transaction(async () => {
    await runScripts(
      db,
      [
        ['fact_sales', 'day_profiles_sales'],
        ['fact_ops_events', 'day_profiles_ops_events'],
        ['fact_sales', `day_repeats_sales${own}`],
        ['fact_ops_events', `day_repeats_ops_events${own}`],
      ],
      tables,
    );
    await db.script('delete from stale_profiles');
  });
}
