import type { Database } from '../connect/database.ts';

/** Records that the outputs of the last run are written. Part of the work that holds the store. */
export async function runPublished(db: Database): Promise<void> {
  await db.query('update runs set published = true where finished_at is not null and not published');
}
