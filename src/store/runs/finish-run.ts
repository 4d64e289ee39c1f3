import type { Database } from '../connect/database.ts';

export interface RunEnd {
  readonly at: Date;
  /** How far the data of the run go, as JSON. */
  readonly freshness: string;
  /** Whether it has no outputs to write. */
  readonly published: boolean;
}

/** Records that a run is finished, and that no run has failed since; part of the transaction that saves its last rows. */
export async function finishRun(db: Database, runId: number, { at, freshness, published }: RunEnd): Promise<void> {
  await db.query('update runs set finished_at = $2, freshness = $3, published = $4 where run_id = $1', [
    runId,
    at.toISOString(),
    freshness,
    published,
  ]);
  await db.query('delete from run_failure');
}
