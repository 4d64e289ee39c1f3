import type { Business } from '../../../config/business.ts';
import type { Metric } from '../../../metrics/metric.ts';
import { series, type DailyValue, type Series } from '../../../metrics/series.ts';
import type { FaultsBySeries } from '../../data-faults/faults-by-series.ts';
import { metricThrough } from '../../freshness.ts';
import type { Snapshot } from '../snapshot.ts';

/** A whole metric up to its last complete day, with the days whose data are wrong; null for a slice, and where nothing is known. */
export function wholeSeries(
  business: Business,
  { fresh }: Snapshot,
  metric: Metric,
  slice: string,
  values: readonly DailyValue[],
  { faultyDays }: Pick<FaultsBySeries, 'faultyDays'>,
): Series | null {
  const through = metricThrough(metric, business, fresh);
  const known = slice === '' && through !== null ? series(metric, slice, values, through, business.closures) : null;
  return known && { ...known, faulty: faultyDays(metric.id, slice) };
}
