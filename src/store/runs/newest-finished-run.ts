import type { Database } from '../database.ts';
import { instant, number } from '../row.ts';

export interface FinishedRun {
  readonly runId: number;
  readonly asOf: Date;
}

/** The run that finished last; null if none has. */
export async function newestFinishedRun(db: Database): Promise<FinishedRun | null> {
  const [row] = await db.query(
    'select run_id, as_of from runs where finished_at is not null order by run_id desc limit 1',
  );
  return row ? { runId: number(row, 'run_id'), asOf: new Date(instant(row, 'as_of')) } : null;
}
