import type { Business } from '../../config/business.ts';
import type { Metric } from '../../metrics/metric.ts';
import type { Database } from '../../store/connect/database.ts';
import { newestFinishedRun } from '../../store/runs/newest-finished-run.ts';
import type { Progress } from '../progress.ts';
import type { Difference } from './difference.ts';
import { replayIncidents, type ReplayedIncidents } from './replay-incidents.ts';
import { replayVerdicts, type ReplayedVerdicts, type ReplaySpan } from './replay-verdicts.ts';

export interface Replay {
  readonly verdicts: ReplayedVerdicts;
  /** Null where only some metrics are replayed: incidents join several. */
  readonly incidents: ReplayedIncidents | null;
  readonly differences: readonly Difference[];
}

/**
 * Makes every verdict and incident of some days again, from what their runs knew, and compares them byte for byte with what was recorded.
 * Writes nothing.
 *
 * @param metric alone; by default all, and the incidents
 * @returns null where no run has finished
 */
export async function replay(
  db: Database,
  business: Business,
  metric: Metric | null,
  span: ReplaySpan,
  progress: Progress,
): Promise<Replay | null> {
  const run = await newestFinishedRun(db);
  if (!run) return null;
  progress.stage('make verdicts again');
  const metrics = metric ? [metric] : business.metrics;
  const verdicts = await replayVerdicts(db, business, metrics, span, (share) => progress.done(share));
  progress.finished(`${verdicts.verdicts} verdicts of ${verdicts.series} series`);
  const incidents = metric ? null : await replayIncidents(db, business, run.runId, span, verdicts.outdatedThrough);
  return { verdicts, incidents, differences: [...verdicts.differences, ...(incidents?.differences ?? [])] };
}
