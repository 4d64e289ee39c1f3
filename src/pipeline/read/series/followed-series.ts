import type { Business } from '../../../config/business.ts';
import { isRatio, metricOfSlice, type Metric } from '../../../metrics/metric.ts';
import type { DayVerdict } from '../../../report/summary.ts';
import type { FollowedSeries } from '../../../store/verdicts/followed.ts';
import type { StoredVerdict } from '../../../store/verdicts/verdict-row.ts';
import { sourceTablesOf } from '../../../warehouse/source-tables.ts';

/** The series that the config declares: each metric whole and by each of its dimensions. The store may hold others, of an earlier config. */
export function followedSeries({ metrics }: Pick<Business, 'metrics'>): FollowedSeries[] {
  return metrics.flatMap((metric, place) =>
    ['', ...metric.dimensions].map((dimension) => ({
      metric: metric.id,
      dimension,
      place,
      isMoney: metric.unit === 'currency' && !isRatio(metric.measure),
      isOperational: isOperational(metric),
    })),
  );
}

/** Stored verdicts with their metrics; those of metrics that the config does not have are left out. */
export function dayVerdicts({ metrics }: Pick<Business, 'metrics'>, stored: readonly StoredVerdict[]): DayVerdict[] {
  const byId = new Map(metrics.map((metric) => [metric.id, metric]));
  return stored.flatMap(({ metric: id, slice, day, verdict }) => {
    const metric = byId.get(id);
    return metric ? [{ metric: metricOfSlice(metric, slice), slice, day, verdict }] : [];
  });
}

/** Whether a metric is made from operational events alone. */
export function isOperational(metric: Metric): boolean {
  return sourceTablesOf(metric).every((table) => table === 'fact_ops_events');
}
