import { addDays, weekday } from '../../calendar/day.ts';
import { normalQuantile } from '../../stats/normal-quantile.ts';
import { quantile } from '../../stats/quantile.ts';
import { studentQuantile } from '../../stats/student-quantile.ts';
import { smallestSize, withAnomalies, type PastError } from './horizon-band.ts';
import { clamped, empiricalBand, withZero, type Band } from './band.ts';
import { bandLimits } from './band-limits.ts';
import { DEFAULT_LEVELS } from './levels.ts';
import { residual, residualScale, type ResidualScale } from '../residual.ts';
import type { RollingForecast } from '../ensemble/rolling-forecast.ts';
import { zeroShare } from '../zero-share.ts';
import { weekdaySpread } from './weekday-spread.ts';

const DAYS_LOOKED_AT = 120;
const DAYS_OF_YEAR = 364;
/**
 * The size of the next error is itself known only from errors, and changes: with so many degrees of freedom intervals of 50, 80, 95 and
 * 99 % covered 51.4, 81.0, 94.8 and 97.2 %, where widening all alike, by 3 %, covered 52.0, 81.2, 94.6 and 96.9 %.
 */
const DEGREES_OF_FREEDOM = 30;
/** Where more than this share of the values is zero, zero is the most frequent value. */
export const MOSTLY_ZERO = 0.5;

/**
 * The band of a one-day forecast, from the one-day errors of the last 120 days, each scaled from the spread of its weekday, and of a
 * holiday, to that of this day, and the tails widened as those of a Student distribution; an anomaly counts as the largest other error on its side. Null without a forecast, or while fewer than 7 errors are known.
 *
 * @param index the day; only elements before it are read
 * @param levels as `intervalLevels` gives them
 */
export function oneDayBand(
  rolling: RollingForecast,
  index: number,
  levels: readonly number[] = DEFAULT_LEVELS,
): Band | null {
  const { history, yhat } = rolling;
  const expected = yhat(index);
  if (expected === null) return null;
  const scale = expected > 0 ? residualScale(history.values, index) : 'linear';
  const spread = weekdaySpread(rolling, scale, index);
  const spreadOn = (day: number): number =>
    (spread[weekday(addDays(history.start, day))] ?? 1) * (rolling.specialDay(day)?.width ?? 1);
  const spreadNow = spreadOn(index);
  const errors: PastError[] = [];
  for (let past = index - 1; past >= 0 && past >= index - DAYS_LOOKED_AT; past--) {
    const isAnomaly = history.weights?.[past] === 0;
    const error = isAnomaly ? anomalyError(rolling, past, scale) : rolling.errors(past, scale);
    if (error !== null) errors.push({ error: (error * spreadNow) / spreadOn(past), isAnomaly });
  }
  const size = Math.abs(expected) || smallestSize(sizesBefore(history.values, index));
  const made = empiricalBand(expected, withAnomalies(errors), scale, size, levels, widening);
  const band = made && clamped(made, bandLimits(rolling.limits(index)));
  return band && zeroShare(history.values, index) > MOSTLY_ZERO
    ? withZero(band, usualOther(history.values, index))
    : band;
}

/** How much further an interval of a Student distribution reaches than one of a normal distribution. */
function widening(level: number): number {
  const p = (1 + level) / 2;
  return studentQuantile(p, DEGREES_OF_FREEDOM) / normalQuantile(p);
}

/** The error of a day whose error is no guide to others; null without a value or a forecast. */
function anomalyError({ history, yhat }: RollingForecast, day: number, scale: ResidualScale): number | null {
  const actual = history.values[day] ?? null;
  const expected = yhat(day);
  return actual === null || expected === null ? null : residual(actual, expected, scale);
}

/** The middle one of the values other than zero in the year before element `index`, or in all before it where that has none; 0 without one. */
export function usualOther(values: readonly (number | null)[], index: number): number {
  const others = (from: number): number[] =>
    values.slice(from, index).flatMap((value) => (value === null || value === 0 ? [] : value));
  return quantile(others(Math.max(0, index - DAYS_OF_YEAR)), 0.5) ?? quantile(others(0), 0.5) ?? 0;
}

/** The known absolute values before element `index`. */
export function sizesBefore(values: readonly (number | null)[], index: number): number[] {
  const sizes: number[] = [];
  for (let at = 0; at < Math.min(index, values.length); at++) {
    const value = values[at] ?? null;
    if (value !== null) sizes.push(Math.abs(value));
  }
  return sizes;
}
