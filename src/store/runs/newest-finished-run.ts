import type { Database } from '../connect/database.ts';
import { instant, number, text } from '../row.ts';

export interface FinishedRun {
  readonly runId: number;
  readonly asOf: Date;
  /** See `RunEnd`. */
  readonly freshness: string;
}

/** The run that finished last; null if none has. */
export async function newestFinishedRun(db: Database): Promise<FinishedRun | null> {
  const [row] = await db.query(
    'select run_id, as_of, freshness from runs where finished_at is not null order by run_id desc limit 1',
  );
  if (!row) return null;
  return {
    runId: number(row, 'run_id'),
    asOf: new Date(instant(row, 'as_of')),
    freshness: text(row, 'freshness'),
  };
}
