import { addDays, isoDay } from '../calendar/day.ts';
import { recentErrors } from '../forecast/intervals/recent-errors.ts';
import type { RollingForecast } from '../forecast/ensemble/rolling-forecast.ts';
import { residual, type ResidualScale } from '../forecast/residual.ts';
import { robustScale } from '../stats/robust-scale.ts';
import { thresholds } from './rule.ts';

/** The same date, and the same weekday beside it. */
const DAYS_BEFORE = [364, 365, 366] as const;
const DAYS_LOOKED_AT = 90;
const DAYS_OF_YEAR = 364;
/** At the first origin no day shows what day of the month it is. */
const BY_CALENDAR_ALONE = 0;
/** As month and day. */
const YEAR_END: ReadonlySet<string> = new Set(['12-24', '12-25', '12-26', '12-31', '01-01']);

/** How far out the same days of the year before were, on the scale of the series; 0 where none was on that side. */
export interface YearBefore {
  readonly below: number;
  readonly above: number;
}

/**
 * The unusual days of the year before on the same date: they repeat where nobody has declared a holiday, and what was as far out a year ago
 * is no surprise. Null without any.
 */
export function yearBefore(rolling: RollingForecast, index: number, scale: ResidualScale): YearBefore | null {
  const { screening, screeningErrors, history, specialDay } = rolling;
  const isYearEnd = YEAR_END.has(isoDay(addDays(history.start, index)).slice(5));
  const least = isYearEnd ? thresholds.yearEndScore : thresholds.yearBeforeScore;
  const typical = robustScale(recentErrors(screeningErrors, scale, index, DAYS_LOOKED_AT));
  if (typical === null) return null;
  const errors = DAYS_BEFORE.flatMap((days) => {
    const at = index - days;
    const [actual, expected] = [history.values[at] ?? null, screening.yhat[at] ?? null];
    if (actual === null || expected === null || specialDay(at) !== null) return [];
    const error = residual(actual, expected, scale);
    return error !== null && Math.abs(error) >= least * typical ? [error] : [];
  });
  if (errors.length === 0) return null;
  const [below, above] = [Math.min(0, ...errors), Math.max(0, ...errors)];
  if (isYearEnd || wasNearZero({ below, above }, scale) || !hasCalendar(rolling, index)) return { below, above };
  return { below: thresholds.yearBeforeShare * below, above: thresholds.yearBeforeShare * above };
}

/** Whether the same day of the year before was near zero: a day on which the business closes each year. */
export function wasNearZero({ below }: YearBefore, scale: ResidualScale): boolean {
  return scale === 'log' && below <= Math.log(thresholds.nearZero);
}

/** Whether a holiday is declared in the year before. */
function hasCalendar({ specialDay }: RollingForecast, index: number): boolean {
  for (let at = index - DAYS_OF_YEAR; at < index; at++)
    if (specialDay(at, BY_CALENDAR_ALONE)?.isHoliday === true) return true;
  return false;
}
