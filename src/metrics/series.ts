import { addDays, daysBetween, type Day } from '../calendar/day.ts';
import { closedWeekdays } from './closures.ts';
import { isRatio, type Metric } from './metric.ts';
import { ratio } from './ratio.ts';

/** One day of a measure as the store keeps it: the value, or the parts of a ratio. Null: unknown. */
export interface DailyValue {
  readonly day: Day;
  readonly numerator: number | null;
  readonly denominator: number | null;
}

/** A metric and slice by day, without holes: element `i` belongs to the day `start + i`. */
export interface Series {
  readonly id: string;
  readonly metric: Metric;
  /** `dim=value`, or empty for the whole. */
  readonly slice: string;
  readonly start: Day;
  /** What each day brought; null is a gap, never 0 and never NaN. */
  readonly values: readonly (number | null)[];
  /** What a ratio is divided by, or how many orders stand behind a sum of money, as far as known; null throughout for other metrics. */
  readonly volumes: readonly (number | null)[];
  /** Days on which the business does not trade, declared or learned from the days before; may go on after the last value. */
  readonly closed: readonly boolean[];
}

/**
 * `metric`, or `metric{dim=value}` for a slice.
 * @example seriesId('error_rate', 'service=payment') // 'error_rate{service=payment}'
 */
export function seriesId(metricId: string, slice: string): string {
  return slice === '' ? metricId : `${metricId}{${slice}}`;
}

/**
 * The series of a metric and slice from its daily values, from its first day to `last`.
 * Null if no value lies on or before `last`.
 *
 * @param rows by day, ascending, each day at most once; absent days are read by the metric's missing-day policy
 * @param last the last known day, whether a row stands there or not: the last of the values
 * @param declared days on which the business is declared closed
 * @param closedThrough the last day for which the result has whether it is closed, from the days up to `last`
 */
export function series(
  metric: Metric,
  slice: string,
  rows: readonly DailyValue[],
  last: Day,
  declared: ReadonlySet<Day>,
  closedThrough: Day = last,
): Series | null {
  const start = rows[0]?.day;
  if (start === undefined || start > last) return null;
  const byDay = new Map(rows.map((row) => [row.day, row]));
  const hasRows = daysBetween(start, closedThrough).map((day) => (day <= last ? byDay.has(day) : null));
  const learned = closedWeekdays(start, hasRows, declared);
  const closed = hasRows.map((known, index) => {
    const isAbsent = known === false && metric.missing === 'closed';
    return declared.has(addDays(start, index)) || learned[index] === true || isAbsent;
  });
  const days = daysBetween(start, last);
  return {
    id: seriesId(metric.id, slice),
    metric,
    slice,
    start,
    closed,
    values: days.map((day, index) => valueOf(metric, byDay.get(day), closed[index] === true)),
    volumes: days.map((day) => byDay.get(day)?.denominator ?? null),
  };
}

function valueOf(metric: Metric, row: DailyValue | undefined, closed: boolean): number | null {
  if (row === undefined) return metric.missing === 'zero' && !closed ? 0 : null;
  return isRatio(metric.measure) ? ratio(row.numerator, row.denominator) : row.numerator;
}
