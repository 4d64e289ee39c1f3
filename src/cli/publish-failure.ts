import { writeTables } from '../pipeline/publish/write-tables.ts';
import { readModel } from '../pipeline/read/read-model.ts';
import type { Database } from '../store/connect/database.ts';
import { saveRunFailure, type RunFailure } from '../store/runs/run-failure.ts';
import { closing } from './closing.ts';
import type { Context } from './context.ts';

/**
 * Records that a run failed, and writes the tables anew, in which the days since the last run are late then.
 *
 * @param db its connection may be lost: a new one is opened
 * @returns whether the store has the failure; without, another process sees only that the run is late
 */
export async function publishFailure(
  db: Pick<Database, 'session'>,
  context: Context,
  failure: RunFailure,
): Promise<boolean> {
  const { business, asOf, dueMinute, out } = context;
  try {
    await closing(await db.session(), async (session) => {
      await saveRunFailure(session, failure);
      const model = await readModel(session, business, asOf, dueMinute);
      await writeTables(model, await model.wholeReports(), out);
    });
    return true;
  } catch {
    return false;
  }
}
