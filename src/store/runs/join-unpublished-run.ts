import type { Database } from '../connect/database.ts';
import { number } from '../row.ts';

/**
 * Makes a finished run that changed nothing one with the run before, if that was killed before its outputs were written: it was started
 * again, and leaves no row of its own. Part of the transaction that finishes it.
 */
export async function joinUnpublishedRun(db: Database, runId: number): Promise<void> {
  const [earlier] = await db.query(
    `select e.run_id
     from runs as e
     join runs as r on r.run_id = $1 and r.freshness = e.freshness
     where e.run_id = (select max(run_id) from runs where run_id < $1) and e.finished_at is not null and not e.published`,
    [runId],
  );
  if (!earlier) return;
  const earlierId = number(earlier, 'run_id');
  await db.query(
    `update runs
     set
       as_of = (select as_of from runs where run_id = $1),
       slot = coalesce((select slot from runs where run_id = $1), slot)
     where run_id = $2`,
    [runId, earlierId],
  );
  await db.query('delete from runs where run_id = $1', [runId]);
}
