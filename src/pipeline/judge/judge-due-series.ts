import { createHash } from 'node:crypto';
import { addDays, type Day } from '../../calendar/day.ts';
import type { Business } from '../../config/business.ts';
import type { Metric } from '../../metrics/metric.ts';
import { seriesId } from '../../metrics/series.ts';
import type { Database } from '../../store/database.ts';
import { loadBatchCaches } from '../../store/ensemble-cache/load-batch-caches.ts';
import { loadBatchForecastEnds } from '../../store/forecasts/load-batch-forecast-ends.ts';
import { closeBatch, openBatch, type BatchSeries } from '../../store/series-state/judging-batch.ts';
import { loadDueSeries } from '../../store/series-state/load-due-series.ts';
import { loadBatchVerdicts } from '../../store/verdicts/load-batch-verdicts.ts';
import { loadBatchValues, readBatchValues } from '../../store/versions/load-batch-values.ts';
import { metricThrough, type Freshness } from '../freshness.ts';
import type { Progress } from '../progress.ts';
import { forecastVersion } from './forecast-version.ts';
import { judgeJobs } from './judge-jobs.ts';
import { judgePlan, type JudgePlan, type JudgingContext } from './judge-plan.ts';
import { ruleHash } from './rule-hash.ts';
import { runOutput } from './run-output.ts';
import { saveOutputs } from './save-outputs.ts';

/** Series that are loaded, judged and saved at a time: it bounds the memory of a run. */
const BATCH_SERIES = 500;

/** How many rows a run has added. */
export interface JudgedCounts {
  readonly verdicts: number;
  readonly forecasts: number;
}

/** What every series of a metric is judged with. */
interface MetricInputs extends Omit<BatchSeries, 'metric' | 'slice'> {
  readonly metric: Metric;
}

/** Which series are judged: whole metrics alone, or their slices too. */
export type JudgedScope = 'whole' | 'all';

/**
 * Judges and forecasts every series of a scope whose daily values, rule, model or days have changed since it was last judged. One statement finds
 * them; the others are not loaded. Part of the caller's transaction.
 */
export async function judgeDueSeries(
  db: Database,
  business: Business,
  fresh: Freshness,
  { runId, scope }: { readonly runId: number; readonly scope: JudgedScope },
  progress: Progress,
): Promise<JudgedCounts> {
  const inputs = new Map(
    business.metrics.flatMap((metric) => {
      const own = metricInputs(metric, business, fresh);
      return own ? [[metric.id, own] as const] : [];
    }),
  );
  const groups = Array.from(inputs.values(), ({ metric, inputs: digest }) =>
    ['', ...(scope === 'all' ? metric.dimensions : [])].map((dimension) => ({
      metric: metric.id,
      dimension,
      inputs: digest,
    })),
  ).flat();
  const due = await loadDueSeries(db, groups);
  let counts: JudgedCounts = { verdicts: 0, forecasts: 0 };
  for (let start = 0; start < due.length; start += BATCH_SERIES) {
    const batch = due.slice(start, start + BATCH_SERIES).flatMap(({ metric, slice }) => {
      const own = inputs.get(metric);
      return own ? [{ ...own, slice }] : [];
    });
    const done = (share: number): void => progress.done((start + share * batch.length) / due.length);
    const judged = await judgeBatch(db, { business, fresh, runId, done }, batch);
    counts = { verdicts: counts.verdicts + judged.verdicts, forecasts: counts.forecasts + judged.forecasts };
  }
  return counts;
}

/** Null while a source of the metric has delivered no complete day. */
function metricInputs(metric: Metric, business: Business, fresh: Freshness): MetricInputs | null {
  const through = metricThrough(metric, business, fresh);
  if (through === null) return null;
  const rule = ruleHash(metric, business);
  const modelVersion = forecastVersion(business);
  const { judgedDays, horizonDays } = business;
  const all = [rule, modelVersion, through, fresh.lastClosed, judgedDays, horizonDays];
  return {
    metric,
    first: addDays(fresh.lastClosed, 1 - judgedDays),
    asOf: addDays(through, 1),
    ruleHash: rule,
    modelVersion,
    inputs: createHash('sha256').update(JSON.stringify(all)).digest('hex').slice(0, 12),
  };
}

interface Batch {
  readonly business: Business;
  readonly fresh: Freshness;
  readonly runId: number;
  /** Receives the share of the batch that is judged. */
  readonly done: (share: number) => void;
}

async function judgeBatch(
  db: Database,
  { business, fresh, runId, done }: Batch,
  batch: readonly (MetricInputs & { readonly slice: string })[],
): Promise<JudgedCounts> {
  await openBatch(
    db,
    batch.map((series) => ({ ...series, metric: series.metric.id })),
  );
  const plans = await plansOf(db, business, fresh.lastClosed, batch);
  const results = await judgeJobs(
    plans.map(({ job }) => job),
    done,
  );
  const outputs = plans.flatMap((plan, index) => {
    const result = results[index];
    return result ? [runOutput(plan, result)] : [];
  });
  await saveOutputs(db, outputs, runId);
  await closeBatch(db);
  return {
    verdicts: outputs.reduce((sum, { verdicts }) => sum + verdicts.length, 0),
    forecasts: outputs.reduce((sum, { forecasts }) => sum + forecasts.length, 0),
  };
}

async function plansOf(
  db: Database,
  business: Business,
  lastClosed: Day,
  batch: readonly (MetricInputs & { readonly slice: string })[],
): Promise<JudgePlan[]> {
  const values = await loadBatchValues(db);
  const { settled, open } = await loadBatchVerdicts(db);
  const forecastEnds = await loadBatchForecastEnds(db);
  const caches = await loadBatchCaches(db);
  return batch.flatMap(({ metric, ...series }) => {
    const id = seriesId(metric.id, series.slice);
    const lines = values.get(id);
    const context: JudgingContext = {
      ...series,
      metric: metric.id,
      metricDefinition: metric,
      business,
      lastClosed,
      values: lines === undefined ? [] : readBatchValues(lines),
      settled: settled.get(id) ?? new Set(),
      open: open.get(id) ?? new Map(),
      forecastTo: forecastEnds.get(id),
      cache: caches.get(id),
    };
    return judgePlan(context) ?? [];
  });
}
