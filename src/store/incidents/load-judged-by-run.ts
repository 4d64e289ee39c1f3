import type { Day } from '../../calendar/day.ts';
import type { Database } from '../database.ts';
import { day, text } from '../row.ts';

/** The first day of each metric that a run has judged. */
export async function loadJudgedByRun(db: Database, runId: number): Promise<Map<string, Day>> {
  const rows = await db.query('select metric, min(day) as first_day from verdicts where run_id = $1 group by metric', [
    runId,
  ]);
  return new Map(rows.map((row) => [text(row, 'metric'), day(row, 'first_day')]));
}
