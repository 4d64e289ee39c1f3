import { createHash } from 'node:crypto';
import { addDays } from '../../calendar/day.ts';
import type { Metric } from '../../metrics/metric.ts';
import type { BatchSeries } from '../../store/series-state/judging-batch.ts';
import { metricThrough } from '../freshness.ts';

import { forecastVersion } from './forecast-version.ts';
import type { JudgingRun } from './judging-run.ts';
import { ruleHash } from './rule-hash.ts';

/** What every series of a metric is judged with. */
export interface MetricInputs extends Omit<BatchSeries, 'metric' | 'slice' | 'faulty'> {
  readonly metric: Metric;
}

/** A series of a batch. */
export interface SeriesToJudge extends MetricInputs {
  readonly slice: string;
}

/** While a source of the metric has delivered no complete day, and where it has none any more, none of its judged days is complete. */
export function metricInputs(metric: Metric, { business, fresh, faultsOf }: JudgingRun): MetricInputs {
  const first = addDays(fresh.lastClosed, 1 - business.judgedDays);
  const through = metricThrough(metric, business, fresh) ?? addDays(first, -1);
  const rule = ruleHash(metric, business);
  const modelVersion = forecastVersion(metric, business);
  const { judgedDays, horizonDays } = business;
  const all = [rule, modelVersion, through, fresh.lastClosed, judgedDays, horizonDays, faultsOf(metric.id)];
  return {
    metric,
    first,
    asOf: addDays(through, 1),
    ruleHash: rule,
    modelVersion,
    inputs: createHash('sha256').update(JSON.stringify(all)).digest('hex').slice(0, 12),
  };
}
