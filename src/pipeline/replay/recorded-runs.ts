import type { Business } from '../../config/business.ts';
import type { Database } from '../../store/connect/database.ts';
import { ALL_DAYS, loadDataFaults } from '../../store/data-faults/load-data-faults.ts';
import { loadFinishedRuns } from '../../store/runs/load-finished-runs.ts';
import { faultsBySeries } from '../data-faults/faults-by-series.ts';
import { freshnessFromJson } from '../freshness-json.ts';
import { withExpectedEvents } from '../incidents/with-expected-events.ts';
import type { JudgingRun } from '../judge/judging-run.ts';

/** What each finished run judged by, as the store recorded it: how far its data went, the faults that it found, the events that it knew. */
export async function recordedRuns(
  db: Database,
  business: Business,
  wanted: ReadonlySet<number>,
): Promise<Map<number, JudgingRun>> {
  const runs = new Map<number, JudgingRun>();
  let before = business;
  for (const [runId, freshness] of await loadFinishedRuns(db)) {
    if (!wanted.has(runId)) continue;
    const known = await withExpectedEvents(db, business, runId);
    // The same calendar is the same object, so that runs can be compared.
    if (JSON.stringify(known.holidays) !== JSON.stringify(before.holidays)) before = known;
    const faults = faultsBySeries(await loadDataFaults(db, { ...ALL_DAYS, runId }));
    runs.set(runId, { business: before, fresh: freshnessFromJson(freshness), runId, ...faults });
  }
  return runs;
}
