import type { Business } from '../../config/business.ts';
import type { Database } from '../../store/connect/database.ts';
import { ALL_DAYS, loadDataFaults } from '../../store/data-faults/load-data-faults.ts';
import { loadFinishedRuns } from '../../store/runs/load-finished-runs.ts';
import { faultsBySeries } from '../data-faults/faults-by-series.ts';
import { freshnessFromJson } from '../freshness-json.ts';
import { withFeedback } from '../incidents/with-feedback.ts';
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
    const known = await withFeedback(db, business, runId);
    // The same calendar and levels are the same object, so that runs can be compared.
    if (feedbackOf(known) !== feedbackOf(before)) before = known;
    const faults = faultsBySeries(await loadDataFaults(db, { ...ALL_DAYS, runId }));
    runs.set(runId, { business: before, fresh: freshnessFromJson(freshness), runId, ...faults });
  }
  return runs;
}

function feedbackOf({ holidays, levelChanges = [] }: Business): string {
  return JSON.stringify([holidays, levelChanges]);
}
