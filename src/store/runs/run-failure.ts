import type { Database } from '../connect/database.ts';

/** A run that failed. */
export interface RunFailure {
  /** The slot of the schedule, or the start of the first try of a run without one, in epoch milliseconds. */
  readonly runAtMs: number;
  /** A message for people. */
  readonly error: string;
  /** Epoch milliseconds; null if nothing is going to try again by itself. */
  readonly nextTryMs: number | null;
}

/** Records that a run failed, in place of an earlier failure. The next run that finishes removes it. */
export async function saveRunFailure(db: Database, { runAtMs, error, nextTryMs }: RunFailure): Promise<void> {
  await db.transaction(async () => {
    await db.query('delete from run_failure');
    await db.query('insert into run_failure (run_at, error, next_try_at) values ($1, $2, $3)', [
      new Date(runAtMs).toISOString(),
      error,
      nextTryMs === null ? null : new Date(nextTryMs).toISOString(),
    ]);
  });
}
