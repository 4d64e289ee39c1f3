import type { Database } from '../database.ts';
import { number } from '../row.ts';

/** Begins a run, or takes up one that was interrupted: its number. */
export async function beginRun(db: Database, asOf: Date, now: Date): Promise<number> {
  return db.transaction(async () => {
    const [unfinished] = await db.query(
      'select run_id from runs where finished_at is null order by run_id desc limit 1',
    );
    if (unfinished) return number(unfinished, 'run_id');
    const [latest] = await db.query('select coalesce(max(run_id), 0) as run_id from runs');
    const runId = (latest ? number(latest, 'run_id') : 0) + 1;
    await db.query('insert into runs (run_id, as_of, started_at) values ($1, $2, $3)', [
      runId,
      asOf.toISOString(),
      now.toISOString(),
    ]);
    return runId;
  });
}

/** Says that a run has done all it had to do. */
export async function finishRun(db: Database, runId: number, now: Date): Promise<void> {
  await db.query('update runs set finished_at = $2 where run_id = $1', [runId, now.toISOString()]);
}
