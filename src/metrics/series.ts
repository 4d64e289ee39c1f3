import { addDays, daysBetween, type Day } from '../calendar/day.ts';
import { closedWeekdays } from './closures.ts';
import { isRatio, type Metric } from './metric.ts';
import { ratio } from './ratio.ts';

/** One stored day of a metric: the value as numerator, or both parts of a ratio. Null: unknown. */
export interface DailyValue {
  readonly day: Day;
  readonly numerator: number | null;
  readonly denominator: number | null;
}

/** A daily series of a metric and slice; element `i` is the day `start + i`. */
export interface Series {
  readonly id: string;
  readonly metric: Metric;
  /** `dim=value`, or empty for the total. */
  readonly slice: string;
  readonly start: Day;
  /** One value a day; null is a gap. Never NaN. */
  readonly values: readonly (number | null)[];
  /**
   * The denominators of a ratio, the order counts of a sum of money or the observations of a quantile; null where unknown, and for all other
   * metrics.
   */
  readonly volumes: readonly (number | null)[];
  /** Whether each day is closed, by declaration or learned from earlier days; may extend past the last value. */
  readonly closed: readonly boolean[];
  /** The days whose data have a fault: their values are known to be wrong. */
  readonly faulty?: readonly Day[];
}

/**
 * Returns the id of a series: `metric`, or `metric{dim=value}` for a slice.
 * @example seriesId('error_rate', 'service=payment') // 'error_rate{service=payment}'
 */
export function seriesId(metricId: string, slice: string): string {
  return slice === '' ? metricId : `${metricId}{${slice}}`;
}

/**
 * Returns the series of a metric and slice from its first row to `last`; null if there is no row up to `last`.
 *
 * @param rows ascending by day, at most one a day; missing days follow the missing-day policy of the metric
 * @param last the last day of the values, with or without a row
 * @param declared days declared closed
 * @param closedThrough the last day of the closed flags, which use only rows up to `last`
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
