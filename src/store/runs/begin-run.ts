import type { Database } from '../connect/database.ts';
import { number } from '../row.ts';

/** The dates of a run. */
export interface RunDates {
  readonly asOf: Date;
  readonly now: Date;
  /** Its slot of the schedule; null for a run started by hand or by new files. */
  readonly slot?: Date | null;
}

/** Begins a run, or continues an interrupted one. @returns its number */
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
    await db.query('insert into runs (run_id, as_of, started_at, slot, published) values ($1, $2, $3, $4, false)', [
      runId,
      asOf.toISOString(),
      now.toISOString(),
      slot?.toISOString() ?? null,
    ]);
    return runId;
  });
}
