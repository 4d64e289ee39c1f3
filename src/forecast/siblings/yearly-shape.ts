import { addDays, type Day } from '../../calendar/day.ts';
import type { HolidayRow } from '../../calendar/holiday-row.ts';
import { numberedHolidays } from '../members/numbered-holidays.ts';
import { dailyFit, dailyTimes, learnable } from '../members/prophet-model.ts';
import type { History } from '../model.ts';
import { oneDayAhead } from '../outliers/one-day-ahead.ts';
import { pointForecast } from '../prophet/predict/predict.ts';

/** How far each day lies from a year's usual day, on logs; computed once a day. */
export type YearlyShape = (day: Day) => number;

/** A shape, and what it was learned from: shapes with the same end are the same. */
export interface LearnedShape {
  readonly learnedFromDays: number;
  /** The day after the last of these. */
  readonly learnedTo: Day;
  readonly shape: YearlyShape;
}

/** A season that was seen for little more than a year says more than none. */
const DAYS_NEEDED = 400;
const DAYS_BETWEEN_FITS = 28;
/** A history with more days that have no logarithm has no shape. */
const MOST_UNKNOWN = 0.4;
const STIFF_TREND = 0.01;
const DAYS_AT_ONCE = 128;

/**
 * The yearly season of a long history, as the fit of Prophet's model to its logs has it, without its weekly season, its trend and its
 * holidays. It is learned anew every four weeks.
 *
 * @param holidays one row a day, from the start of the history on
 * @returns by the days of the history before `origin`; null while they are fewer than 400 days, or zero on many of them
 */
export function yearlyShape(history: History, holidays: readonly HolidayRow[]): (origin: Day) => LearnedShape | null {
  const known = new Map<number, LearnedShape | null>();
  return (origin) => {
    const days = Math.min(origin - history.start, history.values.length);
    const length = days - (days % DAYS_BETWEEN_FITS);
    if (!hasYearlyShape(days)) return null;
    const before = known.get(length);
    if (before !== undefined) return before;
    const found = learned({ start: history.start, values: history.values.slice(0, length) }, holidays);
    known.set(length, found);
    return found;
  };
}

/** Whether so many days are enough to learn a yearly shape from. */
export function hasYearlyShape(days: number): boolean {
  return days - (days % DAYS_BETWEEN_FITS) >= DAYS_NEEDED;
}

function learned({ start, values }: History, holidays: readonly HolidayRow[]): LearnedShape | null {
  const logs = values.map((value) => (value !== null && value > 0 ? Math.log(value) : null));
  if (logs.filter((value) => value === null).length > MOST_UNKNOWN * logs.length) return null;
  const { weights } = oneDayAhead({ start, values });
  const fit = dailyFit(learnable({ start, values: logs, weights }), {
    yearly_seasonality: true,
    changepoint_prior_scale: STIFF_TREND,
    holidays: numberedHolidays(holidays),
  });
  if (!fit) return null;
  const known = new Map<Day, number>();
  const shape = (day: Day): number => {
    const before = known.get(day);
    if (before !== undefined) return before;
    const days = Array.from({ length: DAYS_AT_ONCE }, (_, ahead) => addDays(day, ahead));
    const yearly = pointForecast(fit, dailyTimes(days)).components['yearly'];
    days.forEach((one, at) => known.set(one, yearly?.[at] ?? 0));
    return yearly?.[0] ?? 0;
  };
  return { learnedFromDays: values.length, learnedTo: addDays(start, values.length), shape };
}
