import type { Period } from '../../calendar/period.ts';
import type { RunningTotal } from './target-odds.ts';

/** The forecast total of a month or quarter: the sum so far, with days without data at their expected value, and the remaining days. */
export interface PeriodForecast extends RunningTotal {
  readonly period: Period;
  /** How many of its days are over. */
  readonly daysIn: number;
  /** Those of them without data, or with data that have a fault: they count as forecast. */
  readonly unknownDays: number;
  /** Null if no target is set. */
  readonly target: number | null;
}
