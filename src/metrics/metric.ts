import type { Targets } from './targets.ts';

/** An aggregate over the rows of a day in a table of facts or daily KPIs. */
export interface Measure {
  readonly table: string;
  /** `given`: the one value that a table of daily values has for the day. */
  readonly agg: 'sum' | 'count' | 'distinct' | 'quantile' | 'given';
  /** The aggregated column; not needed for `count`. On daily tables, `quantile` reads a column that already contains a quantile. */
  readonly column?: string | undefined;
  /** The quantile of a fact column, 0 to 1. */
  readonly q?: number | undefined;
  /** Includes only rows whose column has one of these values. */
  readonly where?: Readonly<Record<string, readonly string[]>> | undefined;
}

/** A ratio of two measures. The parts are stored separately, so that days and slices are summed before the division. */
export interface RatioMeasure {
  readonly numerator: Measure;
  readonly denominator: Measure;
}

/** The unit of a metric: `currency` is that of the business; `share` is displayed as a percentage. */
export type Unit = 'currency' | 'count' | 'share' | 'ms';

/** The unfavourable direction of change. */
export type Direction = 'up' | 'down' | 'both';

/** The meaning of a day without rows: value 0, value unknown, or business closed. */
export type MissingPolicy = 'zero' | 'unknown' | 'closed';

/** A static limit, such as a service level: at least one of both. */
export interface Limit {
  readonly above?: number | undefined;
  readonly below?: number | undefined;
}

export interface Metric {
  readonly id: string;
  readonly title: string;
  readonly measure: Measure | RatioMeasure;
  /** For a sum of money, the measure that counts its orders. */
  readonly countedBy?: Measure;
  /** For a quantile, the measure that counts its observations. */
  readonly observations?: Measure;
  readonly unit: Unit;
  readonly direction: Direction;
  readonly missing: MissingPolicy;
  readonly nonNegative: boolean;
  /** The smallest relevant difference from the expected value, as a fraction of it. */
  readonly tolerance: number;
  /** The smallest relevant difference in the unit of the metric; null: 0.5 % of a typical week. */
  readonly minChange: number | null;
  /** What the score that makes a Warning is divided by, at least 1; left out: 1. */
  readonly sensitivity?: number;
  /** The values beyond which a day is an alert whatever was expected, in the unit of the metric. */
  readonly limit?: Limit;
  /** The columns whose values form slices of the metric. */
  readonly dimensions: readonly string[];
  readonly owner: string | null;
  /** Target totals of months or quarters. */
  readonly targets?: Targets;
  /** The metric whose incidents it shares, where its measure does not say so. */
  readonly partOf?: string;
}

export function isRatio(measure: Metric['measure']): measure is RatioMeasure {
  return 'numerator' in measure;
}

/** Returns the measures of a metric: one, or numerator and denominator. */
export function measuresOf(metric: Pick<Metric, 'measure'>): readonly Measure[] {
  return isRatio(metric.measure) ? [metric.measure.numerator, metric.measure.denominator] : [metric.measure];
}

/** Returns a metric as the whole or a slice is judged by it: what adds up has a limit for the whole only. */
export function metricOfSlice(metric: Metric, slice: string): Metric {
  if (slice === '' || hasSliceLimits(metric)) return metric;
  const { limit: _ofWhole, ...rest } = metric;
  return rest;
}

/** Returns whether a declared limit is one of each slice, too. */
export function hasSliceLimits(metric: Pick<Metric, 'unit' | 'measure'>): boolean {
  return !addsUp(metric);
}

/** Returns whether daily values can be summed: true for money and counts, false for ratios, quantiles and values that are only given. */
export function addsUp({ unit, measure }: Pick<Metric, 'unit' | 'measure'>): boolean {
  return (
    (unit === 'currency' || unit === 'count') &&
    !isRatio(measure) &&
    measure.agg !== 'quantile' &&
    measure.agg !== 'given'
  );
}
