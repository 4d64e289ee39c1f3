import type { Business } from '../../config/business.ts';
import { stalenessSentence } from '../../report/words/days/staleness-text.ts';
import type { Database } from '../../store/connect/database.ts';
import type { RunFailure } from '../../store/runs/run-failure.ts';
import { loadRunState } from '../../store/runs/run-state.ts';
import { LATE_AFTER_MS, staleness, type ReadAt } from '../staleness.ts';
import { FirstRunFailed } from './first-run-failed.ts';
import { snapshotOf, staleSnapshot, type Snapshot } from './snapshot.ts';

/**
 * The state of the newest finished run; null if none has finished.
 *
 * @param unrecorded a failure that could not be written to the store
 * @throws FirstRunFailed if none has finished because the first one failed
 */
export async function loadSnapshot(
  db: Database,
  business: Business,
  at: ReadAt,
  unrecorded: RunFailure | null = null,
): Promise<Snapshot | null> {
  const { run, failure, actions, incidentsTo } = await loadRunState(db, new Date(at.nowMs + LATE_AFTER_MS));
  const stale = staleness(business, { run, failure: unrecorded ?? failure }, at);
  if (!run) {
    if (stale) throw new FirstRunFailed(stalenessSentence(stale));
    return null;
  }
  const snapshot = snapshotOf(run, { actions, incidentsTo });
  return stale ? staleSnapshot(business, snapshot, stale, at) : snapshot;
}
