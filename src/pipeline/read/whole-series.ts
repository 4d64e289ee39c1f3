import type { Business } from '../../config/business.ts';
import type { Metric } from '../../metrics/metric.ts';
import { series, type DailyValue, type Series } from '../../metrics/series.ts';
import { metricThrough } from '../freshness.ts';
import type { Snapshot } from './snapshot.ts';

/** A whole metric up to its last complete day; null for a slice, and where nothing is known. */
export function wholeSeries(
  business: Business,
  { fresh }: Snapshot,
  metric: Metric,
  slice: string,
  values: readonly DailyValue[],
): Series | null {
  const through = metricThrough(metric, business, fresh);
  return slice === '' && through !== null ? series(metric, slice, values, through, business.closures) : null;
}
