import { addDays } from '../../calendar/day.ts';
import { seriesId } from '../../metrics/series.ts';
import type { Database } from '../../store/connect/database.ts';
import { loadBatchCaches } from '../../store/ensemble-cache/load-batch-caches.ts';
import { loadBatchForecastEnds } from '../../store/forecasts/load-batch-forecast-ends.ts';
import { closeBatch, openBatch } from '../../store/series-state/judging-batch.ts';
import { loadBatchVerdicts } from '../../store/verdicts/load-batch-verdicts.ts';
import { loadBatchValues, readBatchValues } from '../../store/versions/load-batch-values.ts';
import { loadWholes } from './load-wholes.ts';
import { judgeJobs } from './judge-jobs.ts';
import type { JudgingRun } from './judging-run.ts';
import { judgePlan, type JudgingContext } from './judge-plan.ts';
import { lostVerdicts } from './lost-verdicts.ts';
import type { SeriesInputs } from './metric-inputs.ts';
import { NO_OUTPUT, runOutput } from './run-output.ts';
import { saveOutputs } from './save-outputs.ts';

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
  batch: readonly SeriesInputs[],
  done: (share: number) => void,
): Promise<JudgedCounts> {
  await openBatch(
    db,
    batch.map((series) => {
      const { metric, slice, levelChanges, versionOn } = series;
      const days = levelChanges.map(({ knownFrom }) => knownFrom);
      const olderVersions = days.map((before, index) => {
        return { from: days[index - 1] ?? null, before, modelVersion: versionOn(addDays(before, -1)) };
      });
      return { ...series, metric: metric.id, faulty: run.faultyDays(metric.id, slice), olderVersions };
    }),
  );
  const contexts = await loadContexts(db, run, batch);
  const plans = contexts.flatMap((context) => judgePlan(context) ?? []);
  const results = await judgeJobs(
    plans.map(({ job }) => job),
    done,
  );
  const outputs = plans.flatMap((plan, index) => {
    const result = results[index];
    return result ? [runOutput(plan, result)] : [];
  });
  outputs.push({ ...NO_OUTPUT, verdicts: contexts.flatMap(lostVerdicts) });
  await saveOutputs(db, outputs, run.runId);
  await closeBatch(db);
  return {
    verdicts: outputs.reduce((sum, { verdicts }) => sum + verdicts.length, 0),
    forecasts: outputs.reduce((sum, { forecasts }) => sum + forecasts.length, 0),
  };
}

async function loadContexts(db: Database, run: JudgingRun, batch: readonly SeriesInputs[]): Promise<JudgingContext[]> {
  const { business, faultyDays } = run;
  const { lastClosed } = run.fresh;
  const values = await loadBatchValues(db);
  const { settled, open, shown } = await loadBatchVerdicts(db);
  const forecastEnds = await loadBatchForecastEnds(db);
  const caches = await loadBatchCaches(db);
  const wholes = await loadWholes(db, run, batch);
  return batch.map(({ metric, ...series }) => {
    const id = seriesId(metric.id, series.slice);
    const lines = values.get(id);
    return {
      ...series,
      metric: metric.id,
      metricDefinition: metric,
      business,
      lastClosed,
      faulty: faultyDays(metric.id, series.slice),
      values: lines === undefined ? [] : readBatchValues(id, lines),
      settled: settled.get(id) ?? new Set(),
      open: open.get(id) ?? new Map(),
      shown: shown.get(id) ?? new Set(),
      forecastTo: forecastEnds.get(id),
      cache: caches.get(id),
      whole: series.slice === '' ? null : (wholes.get(metric.id) ?? null),
    };
  });
}
