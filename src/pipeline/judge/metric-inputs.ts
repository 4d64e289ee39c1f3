import { createHash } from 'node:crypto';
import { addDays } from '../../calendar/day.ts';
import type { Business } from '../../config/business.ts';
import type { Metric } from '../../metrics/metric.ts';
import type { BatchSeries } from '../../store/series-state/judging-batch.ts';
import { metricThrough, type Freshness } from '../freshness.ts';
import { forecastVersion } from './forecast-version.ts';
import { ruleHash } from './rule-hash.ts';

/** What every series of a metric is judged with. */
export interface MetricInputs extends Omit<BatchSeries, 'metric' | 'slice'> {
  readonly metric: Metric;
}

/** Null while a source of the metric has delivered no complete day. */
export function metricInputs(metric: Metric, business: Business, fresh: Freshness): MetricInputs | null {
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
