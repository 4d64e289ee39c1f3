import type { Period } from '../../calendar/period.ts';
import type { RunningTotal } from './target-odds.ts';

/** Where a month or quarter lands: what is in, unknown days counted as expected, and what is still to come. */
export interface PeriodForecast extends RunningTotal {
  readonly period: Period;
  /** How many of its days are over. */
  readonly daysIn: number;
  readonly unknownDays: number;
  /** The total that it is to reach; null where none is set. */
  readonly target: number | null;
}
