import type { Day } from '../calendar/day.ts';
import type { Status } from '../detect/verdict.ts';
import type { Explanation } from '../explain/explanation.ts';
import type { Metric, Unit } from '../metrics/metric.ts';
import type { DayVerdict } from './summary.ts';

/** A metric and slice on some days. */
interface Span {
  readonly metric: Metric;
  /** `dim=value`, or empty for the whole. */
  readonly slice: string;
  readonly from: Day;
  readonly to: Day;
  /** The onset of the event that they are compared without; null: with the forecast of each day. */
  readonly since: Day | null;
}

/** The gap between the actual and the expected value of some days, and its parts. */
export interface Explained extends Span {
  readonly status: 'explained';
  readonly actual: number;
  readonly expected: number;
  /** The days in the span without a value or an expected value; they are not part of the figures. */
  readonly leftOut: readonly Day[];
  /** Null where there is no split, and `noSplit` says why. */
  readonly split: Explanation | null;
  readonly noSplit: NoSplit | null;
  /** Whether the facts of the days have changed since the values were judged. */
  readonly isOutdated: boolean;
  /** The slices with a verdict of their own that are alerts, the worst first, where there is no split. */
  readonly unusual: readonly DayVerdict[];
  /** The factors whose product the metric is; null where it is none. */
  readonly factors: FactorSplit | null;
}

/** Why there is no split: the metric is no sum over rows; its rows have no dimension with several values; or there are no earlier days. */
export type NoSplit = 'no_exact_split' | 'no_dimensions' | 'no_past';

/** Nothing to explain: no day of the span has both a value and an expected value. */
export interface Unexplained extends Span {
  readonly status: 'unexplained';
  /** The status of the last day of the span; null where no day of it is among the judged ones. */
  readonly verdict: Status | null;
  /** The judged days. */
  readonly judgedFrom: Day;
  readonly judgedTo: Day;
}

export type ExplanationReport = Explained | Unexplained;

/** A metric as the product of factors: revenue = orders × revenue per order. */
export interface FactorSplit {
  readonly digits: number;
  /** Their amounts add up to the gap. */
  readonly factors: readonly SplitFactor[];
}

export interface SplitFactor {
  readonly title: string;
  readonly unit: Unit;
  /** How it differs from a metric that it may be taken for; null where there is none. */
  readonly note: string | null;
  readonly expected: number;
  readonly actual: number;
  /** What it adds to the gap, in whole units of 10^−digits. */
  readonly units: number;
}
