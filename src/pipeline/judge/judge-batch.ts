import type { Business } from '../../config/business.ts';
import { seriesId } from '../../metrics/series.ts';
import type { Database } from '../../store/database.ts';
import { loadBatchCaches } from '../../store/ensemble-cache/load-batch-caches.ts';
import { loadBatchForecastEnds } from '../../store/forecasts/load-batch-forecast-ends.ts';
import { closeBatch, openBatch } from '../../store/series-state/judging-batch.ts';
import { loadBatchVerdicts } from '../../store/verdicts/load-batch-verdicts.ts';
import { loadBatchValues, readBatchValues } from '../../store/versions/load-batch-values.ts';
import type { Freshness } from '../freshness.ts';
import { judgeJobs } from './judge-jobs.ts';
import { judgePlan, type JudgePlan } from './judge-plan.ts';
import type { MetricInputs } from './metric-inputs.ts';
import { runOutput } from './run-output.ts';
import { saveOutputs } from './save-outputs.ts';

/** A series of a batch. */
export interface SeriesToJudge extends MetricInputs {
  readonly slice: string;
}

/** What a batch is judged in. */
export interface JudgingRun {
  readonly business: Business;
  readonly fresh: Freshness;
  readonly runId: number;
}

/** How many rows were added. */
export interface JudgedCounts {
  readonly verdicts: number;
  readonly forecasts: number;
}

/**
 * Loads, judges and saves some series, in a number of statements that does not depend on theirs.
 * @param done receives the share of the batch that is judged
 */
export async function judgeBatch(
  db: Database,
  run: JudgingRun,
  batch: readonly SeriesToJudge[],
  done: (share: number) => void,
): Promise<JudgedCounts> {
  await openBatch(
    db,
    batch.map((series) => ({ ...series, metric: series.metric.id })),
  );
  const plans = await loadPlans(db, run, batch);
  const results = await judgeJobs(
    plans.map(({ job }) => job),
    done,
  );
  const outputs = plans.flatMap((plan, index) => {
    const result = results[index];
    return result ? [runOutput(plan, result)] : [];
  });
  await saveOutputs(db, outputs, run.runId);
  await closeBatch(db);
  return {
    verdicts: outputs.reduce((sum, { verdicts }) => sum + verdicts.length, 0),
    forecasts: outputs.reduce((sum, { forecasts }) => sum + forecasts.length, 0),
  };
}

async function loadPlans(
  db: Database,
  { business, fresh: { lastClosed } }: JudgingRun,
  batch: readonly SeriesToJudge[],
): Promise<JudgePlan[]> {
  const values = await loadBatchValues(db);
  const { settled, open } = await loadBatchVerdicts(db);
  const forecastEnds = await loadBatchForecastEnds(db);
  const caches = await loadBatchCaches(db);
  return batch.flatMap(({ metric, ...series }) => {
    const id = seriesId(metric.id, series.slice);
    const lines = values.get(id);
    const plan = judgePlan({
      ...series,
      metric: metric.id,
      metricDefinition: metric,
      business,
      lastClosed,
      values: lines === undefined ? [] : readBatchValues(id, lines),
      settled: settled.get(id) ?? new Set(),
      open: open.get(id) ?? new Map(),
      forecastTo: forecastEnds.get(id),
      cache: caches.get(id),
    });
    return plan ?? [];
  });
}
