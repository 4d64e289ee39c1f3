import type { Business } from '../../config/business.ts';
import type { Database } from '../../store/database.ts';
import { newestFinishedRun } from '../../store/runs/newest-finished-run.ts';
import { readModelOf, type ReadModel } from './read-model.ts';
import { snapshotOf } from './snapshot.ts';

/** The read model of the newest finished run; null until one has finished. */
export type CurrentReadModel = () => Promise<ReadModel | null>;

/**
 * Follows the store, whichever process writes to it: once another run has finished, its read model replaces the last one and its cache.
 *
 * @param db a session of its own, which sees committed rows only
 * @param businessNow the config as of the latest run
 */
export function currentReadModel(db: Database, businessNow: () => Business): CurrentReadModel {
  let current: { runId: number; business: Business; model: ReadModel } | null = null;
  return async () => {
    const run = await newestFinishedRun(db);
    if (!run) return null;
    const business = businessNow();
    if (current?.runId !== run.runId || current.business !== business)
      current = { runId: run.runId, business, model: readModelOf(db, business, snapshotOf(run)) };
    return current.model;
  };
}
