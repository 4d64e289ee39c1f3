import type { Database } from '../database.ts';
import { instant, nullable, number } from '../row.ts';

/** What a run is dated. */
export interface RunDates {
  readonly asOf: Date;
  readonly now: Date;
  /** The slot of the schedule that it is for; none for a run out of turn. */
  readonly slot?: Date | null;
}

/** Begins a run, or takes up one that was interrupted: its number. */
export async function beginRun(db: Database, { asOf, now, slot }: RunDates): Promise<number> {
  return db.transaction(async () => {
    const [unfinished] = await db.query(
      'select run_id from runs where finished_at is null order by run_id desc limit 1',
    );
    if (unfinished) {
      const runId = number(unfinished, 'run_id');
      await db.query(
        'update runs set as_of = $2, slot = coalesce(cast($3 as timestamp with time zone), slot) where run_id = $1',
        [runId, asOf.toISOString(), slot?.toISOString() ?? null],
      );
      return runId;
    }
    const [latest] = await db.query('select coalesce(max(run_id), 0) as run_id from runs');
    const runId = (latest ? number(latest, 'run_id') : 0) + 1;
    await db.query('insert into runs (run_id, as_of, started_at, slot) values ($1, $2, $3, $4)', [
      runId,
      asOf.toISOString(),
      now.toISOString(),
      slot?.toISOString() ?? null,
    ]);
    return runId;
  });
}

/** Says that a run has done all it had to do. */
export async function finishRun(db: Database, runId: number, now: Date): Promise<void> {
  await db.query('update runs set finished_at = $2 where run_id = $1', [runId, now.toISOString()]);
}

/** The latest slot whose run has finished, in epoch milliseconds; null if none has. */
export async function lastFinishedSlot(db: Database): Promise<number | null> {
  const [row] = await db.query('select max(slot) as slot from runs where finished_at is not null');
  return row ? nullable(instant, row, 'slot') : null;
}
