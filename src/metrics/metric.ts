import type { Targets } from './targets.ts';

/** What one number of a day is made from: an aggregate over the rows of that day in a table of facts or daily KPIs. */
export interface Measure {
  readonly table: string;
  readonly agg: 'sum' | 'count' | 'distinct' | 'quantile';
  /** The column aggregated; `count` needs none. On daily tables `quantile` reads a column that already holds one. */
  readonly column?: string | undefined;
  /** Which quantile of a fact table's column, 0 to 1. */
  readonly q?: number | undefined;
  /** Only rows whose column holds one of these values. */
  readonly where?: Readonly<Record<string, readonly string[]>> | undefined;
}

/** A ratio keeps its parts, so that days and slices are added before they are divided. */
export interface RatioMeasure {
  readonly numerator: Measure;
  readonly denominator: Measure;
}

/** What a figure is counted in: `currency` is the business's; `share` is shown as a percentage. */
export type Unit = 'currency' | 'count' | 'share' | 'ms';

/** Which way is bad. */
export type Direction = 'up' | 'down' | 'both';

/** What an absent day means: nothing happened (0), nothing is known, or the business was closed. */
export type MissingPolicy = 'zero' | 'unknown' | 'closed';

export interface Metric {
  readonly id: string;
  readonly title: string;
  readonly measure: Measure | RatioMeasure;
  /** What is counted behind a sum of money: its orders. Left out where nothing is. */
  readonly countedBy?: Measure;
  readonly unit: Unit;
  readonly direction: Direction;
  readonly missing: MissingPolicy;
  readonly nonNegative: boolean;
  /** The smallest difference from the expected that matters, as a share of it. */
  readonly tolerance: number;
  /** The smallest difference that matters in the metric's own unit; null: 0.5 % of a usual week. */
  readonly minChange: number | null;
  /** The columns by which the metric is also followed in slices. */
  readonly dimensions: readonly string[];
  readonly owner: string | null;
  /** Totals that are to be reached; left out where there are none. */
  readonly targets?: Targets;
}

export function isRatio(measure: Metric['measure']): measure is RatioMeasure {
  return 'numerator' in measure;
}

/** The measures behind a metric: one, or numerator and denominator. */
export function measuresOf(metric: Metric): readonly Measure[] {
  return isRatio(metric.measure) ? [metric.measure.numerator, metric.measure.denominator] : [metric.measure];
}

/** Whether the figures of days may be added: money and counts, but no ratios and no quantiles. */
export function addsUp({ unit, measure }: Pick<Metric, 'unit' | 'measure'>): boolean {
  return (unit === 'currency' || unit === 'count') && !isRatio(measure) && measure.agg !== 'quantile';
}
