import { addDays, isoDay } from '../calendar/day.ts';
import { recentErrors } from '../forecast/intervals/recent-errors.ts';
import type { RollingForecast } from '../forecast/ensemble/rolling-forecast.ts';
import { residual, type ResidualScale } from '../forecast/residual.ts';
import { robustScale } from '../stats/robust-scale.ts';
import { thresholds } from './rule.ts';

/** The same date, and the same weekday beside it. */
const DAYS_BEFORE = [364, 365, 366] as const;
const DAYS_LOOKED_AT = 90;
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
  return errors.length === 0 ? null : { below: Math.min(0, ...errors), above: Math.max(0, ...errors) };
}
