import type { Database } from '../database.ts';

/** Records that a run is finished; part of the transaction that saves its last rows. */
export async function finishRun(db: Database, runId: number, now: Date): Promise<void> {
  await db.query('update runs set finished_at = $2 where run_id = $1', [runId, now.toISOString()]);
}
