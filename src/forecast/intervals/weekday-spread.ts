import { addDays, weekday } from '../../calendar/day.ts';
import type { ResidualScale } from '../residual.ts';
import type { RollingForecast } from '../ensemble/rolling-forecast.ts';

const DAYS_LOOKED_AT = 364;
/** A weekday's own errors are shrunk towards so many of the usual size: a year has 52 of its own. */
const USUAL_ONES = 8;

/**
 * The size of forecast errors on each weekday, Monday first, relative to all days: a quiet Sunday with few orders is harder to forecast
 * than a Tuesday. By the errors of the naive members over the last year, shrunk towards 1.
 *
 * @param index the origin; only elements before it are read
 */
export function weekdaySpread(
  { history, screeningErrors }: Pick<RollingForecast, 'history' | 'screeningErrors'>,
  scale: ResidualScale,
  index: number,
): number[] {
  const sums = Array.from({ length: 7 }, () => 0);
  const counts = Array.from({ length: 7 }, () => 0);
  let total = 0;
  let days = 0;
  for (let past = index - 1; past >= 0 && past >= index - DAYS_LOOKED_AT; past--) {
    const error = screeningErrors(past, scale);
    if (error === null) continue;
    const at = weekday(addDays(history.start, past));
    sums[at] = (sums[at] ?? 0) + Math.abs(error);
    counts[at] = (counts[at] ?? 0) + 1;
    total += Math.abs(error);
    days++;
  }
  if (total === 0) return sums.map(() => 1);
  const usual = total / days;
  return sums.map((sum, at) => (sum / usual + USUAL_ONES) / ((counts[at] ?? 0) + USUAL_ONES));
}
