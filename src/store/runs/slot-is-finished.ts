import type { Database } from '../connect/database.ts';

/**
 * Whether a run of a slot has finished and its outputs are written. Slots that are later than now were recorded by a clock that ran ahead:
 * they are released, so that they are run when they come.
 */
export async function slotIsFinished(db: Database, slot: Date, now: Date): Promise<boolean> {
  const [later] = await db.query('select run_id from runs where slot > $1 limit 1', [now.toISOString()]);
  if (later) await db.query('update runs set slot = null where slot > $1', [now.toISOString()]);
  const [finished] = await db.query(
    'select run_id from runs where slot = $1 and finished_at is not null and published limit 1',
    [slot.toISOString()],
  );
  return finished !== undefined;
}
