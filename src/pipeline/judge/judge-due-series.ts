import type { Database } from '../../store/connect/database.ts';
import { loadDueSeries } from '../../store/series-state/load-due-series.ts';
import type { Progress } from '../progress.ts';
import type { JudgedCounts } from './judge-batch.ts';
import type { JudgingRun } from './judging-run.ts';
import { metricInputs, seriesInputs } from './metric-inputs.ts';

/** Series that are loaded, judged and saved at a time: it bounds the memory of a run. */
const BATCH_SERIES = 500;

/** Which series are judged: whole metrics alone, or their slices too. */
export type JudgedScope = 'whole' | 'all';

/**
 * Judges and forecasts every series of a scope whose daily values, rule, model or days have changed since it was last judged. One
 * statement finds them; the others are not loaded. Part of the caller's transaction.
 */
export async function judgeDueSeries(
  db: Database,
  run: JudgingRun,
  scope: JudgedScope,
  progress: Progress,
): Promise<JudgedCounts> {
  const { business } = run;
  const inputs = new Map(business.metrics.map((metric) => [metric.id, metricInputs(metric, run)] as const));
  const groups = [...inputs.values()].flatMap(({ metric, inputs: digest }) =>
    ['', ...(scope === 'all' ? metric.dimensions : [])].map((dimension) => {
      return { metric: metric.id, dimension, inputs: digest };
    }),
  );
  const due = await loadDueSeries(db, groups);
  if (due.length === 0) return { verdicts: 0, forecasts: 0 };
  const { judgeBatch } = await import('./judge-batch.ts');
  let counts: JudgedCounts = { verdicts: 0, forecasts: 0 };
  for (let start = 0; start < due.length; start += BATCH_SERIES) {
    const batch = due.slice(start, start + BATCH_SERIES).flatMap(({ metric, slice }) => {
      const own = inputs.get(metric);
      return own ? [seriesInputs(own, slice, run)] : [];
    });
    const judged = await judgeBatch(db, run, batch, (share) =>
      progress.done((start + share * batch.length) / due.length),
    );
    counts = { verdicts: counts.verdicts + judged.verdicts, forecasts: counts.forecasts + judged.forecasts };
  }
  return counts;
}
