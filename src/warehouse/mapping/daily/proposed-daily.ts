import type { DailyTable } from '../../daily-table.ts';

/** A metric of a table of daily values, as a config can declare it. */
export interface ProposedMetric {
  /** Of a default metric where it is one. */
  readonly id: string;
  readonly title: string;
  /** The value, or numerator and denominator of a ratio of values. */
  readonly measure: { readonly agg: 'sum' | 'given'; readonly column: string } | readonly [string, string];
  /** Null for a count. */
  readonly unit: 'currency' | 'share' | 'ms' | null;
  readonly direction: 'up' | 'down' | null;
  /** Whether its values can be below zero. */
  readonly hasNegative: boolean;
  readonly dimensions: readonly string[];
}

/** What a table of daily values adds to the proposal of a source. */
export interface ProposedDaily {
  readonly table: DailyTable;
  readonly metrics: readonly ProposedMetric[];
  /** Whether values have more decimals than are kept. */
  readonly round: boolean;
}
