import { createHash } from 'node:crypto';
import { addDays, type Day } from '../../calendar/day.ts';
import { levelChangesOf, type LevelChange } from '../../metrics/level-change.ts';
import type { Metric } from '../../metrics/metric.ts';
import type { BatchSeries } from '../../store/series-state/judging-batch.ts';
import { metricThrough } from '../freshness.ts';
import { versionAtLevels, versionOfMetric } from './forecast-version.ts';
import type { JudgingRun } from './judging-run.ts';
import { ruleHash } from './rule-hash.ts';

/** What every series of a metric is judged with. */
export interface MetricInputs extends Pick<BatchSeries, 'first' | 'asOf' | 'ruleHash' | 'inputs'> {
  readonly metric: Metric;
  /** The version of the forecasts of its series without a new level. */
  readonly version: string;
}

/** What a series is judged with. */
export interface SeriesInputs extends MetricInputs {
  readonly slice: string;
  readonly levelChanges: readonly LevelChange[];
  /** The version of the forecasts from the as-of day on. */
  readonly modelVersion: string;
  /** The version of the forecasts of a day. */
  readonly versionOn: (day: Day) => string;
}

/** While a source of the metric has delivered no complete day, and where it has none any more, none of its judged days is complete. */
export function metricInputs(metric: Metric, { business, fresh, faultsOf }: JudgingRun): MetricInputs {
  const first = addDays(fresh.lastClosed, 1 - business.judgedDays);
  const through = metricThrough(metric, business, fresh) ?? addDays(first, -1);
  const rule = ruleHash(metric, business);
  const version = versionOfMetric(metric, business);
  const { judgedDays, horizonDays, levelChanges = [] } = business;
  const levels = levelChanges.filter((one) => one.metric === metric.id);
  const all = [rule, version, through, fresh.lastClosed, judgedDays, horizonDays, faultsOf(metric.id)];
  return {
    metric,
    version,
    first,
    asOf: addDays(through, 1),
    ruleHash: rule,
    inputs: createHash('sha256')
      .update(JSON.stringify(levels.length === 0 ? all : [...all, levels]))
      .digest('hex')
      .slice(0, 12),
  };
}

/** The inputs of one series of a metric. */
export function seriesInputs(
  inputs: MetricInputs,
  slice: string,
  { business }: Pick<JudgingRun, 'business'>,
): SeriesInputs {
  const { metric, version, asOf } = inputs;
  const levelChanges = levelChangesOf(business.levelChanges ?? [], { metric: metric.id, slice });
  const versionOn = (day: Day): string =>
    versionAtLevels(version, levelChangesOf(levelChanges, { metric: metric.id, slice }, day));
  return { ...inputs, slice, levelChanges, modelVersion: versionOn(asOf), versionOn };
}
