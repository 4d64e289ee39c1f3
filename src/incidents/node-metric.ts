import { addsUp, isRatio, type Metric } from '../metrics/metric.ts';
import { metricRoots } from './metric-tree.ts';

/** What incidents depend on of a metric's definition. */
export interface NodeMetric extends Pick<Metric, 'id' | 'tolerance' | 'minChange'> {
  /** The root of its tree. */
  readonly root: string;
  readonly isMoney: boolean;
  readonly addsUp: boolean;
  /** How many decimals of a gap count: those of the currency for money, otherwise none. */
  readonly decimals: number;
}

/** @param minorDigits the decimals of the business's currency: 2 of EUR */
export function nodeMetrics(metrics: readonly Metric[], minorDigits: number): Map<string, NodeMetric> {
  const roots = metricRoots(metrics);
  return new Map(
    metrics.map((metric) => {
      const isMoney = metric.unit === 'currency' && !isRatio(metric.measure);
      const { id, tolerance, minChange } = metric;
      const sums = addsUp(metric);
      return [
        id,
        {
          id,
          tolerance,
          minChange,
          root: roots.get(id) ?? id,
          isMoney,
          addsUp: sums,
          decimals: isMoney ? minorDigits : 0,
        },
      ];
    }),
  );
}
