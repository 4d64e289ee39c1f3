import type { Business } from '../../config/business.ts';
import type { Database } from '../../store/connect/database.ts';
import type { RunFailure } from '../../store/runs/run-failure.ts';
import type { ReadAt } from '../staleness.ts';
import { withFeedback } from '../incidents/with-feedback.ts';
import { loadSnapshot } from './load-snapshot.ts';
import { readModelOf, type ReadModel } from './read-model.ts';
import { sharedCall } from './shared-call.ts';
import type { Snapshot } from './snapshot.ts';

/** The read model of the newest finished run; null until one has finished. */
export type CurrentReadModel = () => Promise<ReadModel | null>;

/** What the read model depends on beside the store. */
export interface ReadingNow {
  /** The config as of the latest run. */
  readonly business: Business;
  readonly at: ReadAt;
  /** The failure of a run of this process that could not be written to the store. */
  readonly unrecorded: RunFailure | null;
}

/**
 * Follows the store, whichever process writes to it: once another run has finished or failed, or is late, or somebody has acted on an
 * incident, a new read model replaces the last one and its cache.
 *
 * @param db a session of its own, which sees committed rows only
 */
export function currentReadModel(db: Database, readingNow: () => ReadingNow): CurrentReadModel {
  let current: { key: string; business: Business; model: ReadModel } | null = null;
  return sharedCall(async () => {
    const { business, at, unrecorded } = readingNow();
    const snapshot = await loadSnapshot(db, business, at, unrecorded);
    if (!snapshot) return null;
    const key = keyOf(snapshot);
    if (current?.key !== key || current.business !== business)
      current = {
        key,
        business,
        model: readModelOf(db, await withFeedback(db, business, snapshot.runId), snapshot),
      };
    return current.model;
  });
}

/** Stale figures have the time of the reading, by the minute. */
function keyOf({ runId, asOf, fresh: { lastClosed }, staleness, actions }: Snapshot): string {
  return JSON.stringify([runId, Math.floor(asOf.getTime() / 60_000), lastClosed, staleness, actions]);
}
