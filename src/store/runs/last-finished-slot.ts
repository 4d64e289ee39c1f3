import type { Database } from '../database.ts';
import { instant, nullable } from '../row.ts';

/** The latest slot with a finished run, in epoch milliseconds; null if none has. */
export async function lastFinishedSlot(db: Database): Promise<number | null> {
  const [row] = await db.query('select max(slot) as slot from runs where finished_at is not null');
  return row ? nullable(instant, row, 'slot') : null;
}
