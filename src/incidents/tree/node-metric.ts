import { addsUp, isRatio, type Metric } from '../../metrics/metric.ts';
import { metricRoots } from './metric-tree.ts';

/** What incidents depend on of a metric's definition. */
export interface NodeMetric extends Pick<Metric, 'id' | 'tolerance' | 'minChange'> {
  /** The root of its tree. */
  readonly root: string;
  /** The tables of facts that it is made from: metrics of the same share incidents of their data. */
  readonly dataRoot: string;
  readonly isMoney: boolean;
  readonly addsUp: boolean;
  /** How many decimals of a gap count: those of the currency for money, otherwise none. */
  readonly decimals: number;
}

/**
 * @param minorDigits the decimals of the business's currency: 2 of EUR
 * @param dataRoot names the tables of facts that a metric is made from
 */
export function nodeMetrics(
  metrics: readonly Metric[],
  minorDigits: number,
  dataRoot: (metric: Metric) => string,
): Map<string, NodeMetric> {
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
          dataRoot: dataRoot(metric),
          isMoney,
          addsUp: sums,
          decimals: isMoney ? minorDigits : 0,
        },
      ];
    }),
  );
}
