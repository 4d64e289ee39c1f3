import { addDays, type Day } from '../calendar/day.ts';
import {
  horizonBand,
  errorsByGroup,
  errorRange,
  relativeError,
  smallestSize,
  type Range,
} from './intervals/horizon-band.ts';
import { limited, reachingZero, smallestHalfWidth, type Band, type Level, type Span } from './intervals/band.ts';
import { LONGEST_HORIZON_DAYS } from './horizon-groups.ts';
import { MOSTLY_ZERO, oneDayBand, sizesBefore } from './intervals/one-day-band.ts';
import { bandLimits } from './intervals/forecast-limits.ts';
import type { RollingForecast } from './ensemble/rolling-forecast.ts';
import { zeroShare } from './intervals/zero-share.ts';
import { horizonGroup } from './ensemble/combination-weights.ts';

/** What is expected of one day: the value and its bands, in the unit of the history. */
export interface ForecastPoint extends Band {
  readonly day: Day;
  readonly yhat: number;
}

/**
 * Forecasts the days from a morning on, each with the bands that its horizon has earned: the quantiles of what forecasts so far ahead have
 * missed by. The first day has the band on which it will be judged.
 *
 * @param horizonDays how many days ahead, from 1 to 92: farther ahead nothing is known of what bands hold
 * @param today the morning: the element before which all is known, by default the one after the history
 * @returns the days of which something can be said, ascending; a day is left out if fewer than 7 past misses can make its bands
 * @throws RangeError if `horizonDays` is not a whole number from 1 to 92
 * @example forecast(rollingForecast({ start: dayFromIso('2026-09-14'), values: Array(28).fill(100) }, [seasonalNaive]), 2)[1]
 * // { day: dayFromIso('2026-10-13'), yhat: 100, yhat_lower: 98.04, yhat_upper: 101.96, band_80: [98.7184, 101.2816], band_50: [99.3255, 100.6745] }
 * @example forecast(rollingForecast({ start: dayFromIso('2026-09-14'), values: [1, 2, 3] }, [seasonalNaive]), 7) // []
 */
export function forecast(
  rolling: RollingForecast,
  horizonDays: number,
  today = rolling.history.values.length,
): ForecastPoint[] {
  if (!Number.isInteger(horizonDays) || horizonDays < 1 || horizonDays > LONGEST_HORIZON_DAYS)
    throw new RangeError(`horizonDays must be a whole number from 1 to ${LONGEST_HORIZON_DAYS}, not ${horizonDays}`);
  const { start, values } = rolling.history;
  const smallest = smallestSize(sizesBefore(values, today));
  const misses = errorsByGroup(
    rolling.past(today, LONGEST_HORIZON_DAYS).map(({ forecasts }) => {
      const ahead = Array.from<number | null>({ length: LONGEST_HORIZON_DAYS }).fill(null);
      for (const { horizonDays: horizon, yhat, actual } of forecasts)
        ahead[horizon - 1] = relativeError(actual, yhat, smallest);
      return ahead;
    }),
  );
  const ranges = misses.map(errorRanges);
  const limits = bandLimits(rolling.reach(today));
  const firstBand = oneDayBand(rolling, today);
  const isMostlyNothing = zeroShare(values, today) > MOSTLY_ZERO;
  return rolling.ahead(today, horizonDays).flatMap((yhat, index) => {
    if (yhat === null) return [];
    const ofGroup = ranges[horizonGroup(index + 1)] ?? null;
    const band = index === 0 ? firstBand : ofGroup && limited(bandAhead(yhat, ofGroup, smallest), limits);
    return band ? [{ day: addDays(start, today + index), yhat, ...(isMostlyNothing ? reachingZero(band) : band) }] : [];
  });
}

/** What lies within each band, by the misses of a horizon group; null for too few of them. */
function errorRanges(misses: readonly number[]): Readonly<Record<Level, Range>> | null {
  const [wide, usual, narrow] = [errorRange(misses, 0.95), errorRange(misses, 0.8), errorRange(misses, 0.5)];
  return wide && usual && narrow && { 0.95: wide, 0.8: usual, 0.5: narrow };
}

function bandAhead(yhat: number, ranges: Readonly<Record<Level, Range>>, smallest: number): Band {
  const span = (level: Level): Span => {
    const range = horizonBand(yhat, ranges[level], smallest);
    const least = smallestHalfWidth(level) * (Math.abs(yhat) || smallest);
    return [Math.min(range.lower, yhat - least), Math.max(range.upper, yhat + least)];
  };
  const [yhat_lower, yhat_upper] = span(0.95);
  return { yhat_lower, yhat_upper, band_80: span(0.8), band_50: span(0.5) };
}
