import type { Database } from '../connect/database.ts';
import { number, text } from '../row.ts';

/** The freshness of all finished runs, by run. */
export async function loadFinishedRuns(db: Database): Promise<Map<number, string>> {
  const rows = await db.query('select run_id, freshness from runs where finished_at is not null order by run_id');
  return new Map(rows.map((row) => [number(row, 'run_id'), text(row, 'freshness')]));
}
