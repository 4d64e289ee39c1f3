import { addDays, type Day } from '../calendar/day.ts';
import { ascending } from '../stats/quantile.ts';
import {
  horizonBand,
  errorsByGroup,
  errorRange,
  relativeError,
  smallestSize,
  type PastError,
  type ErrorsAhead,
  type Range,
} from './intervals/horizon-band.ts';
import { bandOf, clamped, smallestHalfWidth, widened, withZero, type Band } from './intervals/band.ts';
import { horizonGroup, LONGEST_HORIZON_DAYS } from './horizon-groups.ts';
import { DEFAULT_LEVELS, intervalLevels } from './intervals/levels.ts';
import { MOSTLY_ZERO, oneDayBand, sizesBefore, usualOther } from './intervals/one-day-band.ts';
import { bandLimits } from './intervals/band-limits.ts';
import type { RollingForecast } from './ensemble/rolling-forecast.ts';
import { zeroShare } from './zero-share.ts';

/** The forecast of one day: the expected value and its intervals, in the unit of the history. */
export interface ForecastPoint extends Band {
  readonly day: Day;
  readonly yhat: number;
}

export interface ForecastOptions {
  /** The forecast origin: the element before which all is known; by default the one after the history. */
  readonly origin?: number;
  /** The levels of the intervals, each over 0 and under 1; 0.95 is always among them. By default 0.5, 0.8 and 0.95. */
  readonly levels?: readonly number[];
}

/**
 * Forecasts the days from an origin on. The intervals of a horizon are quantiles of the past forecast errors at that horizon. The first
 * day has the band that it will be judged by.
 *
 * @param horizonDays how many days ahead, from 1 to 92: for longer horizons there are no past errors
 * @returns ascending; a day is left out if it can't be forecast, or if fewer than 7 past errors are known for its intervals
 * @throws RangeError if `horizonDays` is not a whole number from 1 to 92, or a level is not over 0 and under 1
 * @example forecast(rollingForecast({ start: dayFromIso('2026-09-14'), values: Array(28).fill(100) }, [seasonalNaive]), 2, { levels: [0.8] })[1]
 * // { day: dayFromIso('2026-10-13'), yhat: 100, yhat_lower: 98.04, yhat_upper: 101.96, intervals: [{ level: 0.8, lower: 98.7184, upper: 101.2816 }] }
 * @example forecast(rollingForecast({ start: dayFromIso('2026-09-14'), values: [1, 2, 3] }, [seasonalNaive]), 7) // []
 */
export function forecast(
  rolling: RollingForecast,
  horizonDays: number,
  { origin = rolling.history.values.length, levels = DEFAULT_LEVELS }: ForecastOptions = {},
): ForecastPoint[] {
  if (!Number.isInteger(horizonDays) || horizonDays < 1 || horizonDays > LONGEST_HORIZON_DAYS)
    throw new RangeError(`horizonDays must be a whole number from 1 to ${LONGEST_HORIZON_DAYS}, not ${horizonDays}`);
  const ordered = intervalLevels(levels);
  const { start, values } = rolling.history;
  const smallest = smallestSize(sizesBefore(values, origin));
  const ranges = errorsByGroup(errorsAhead(rolling, origin, smallest)).map((errors) => errorRanges(errors, ordered));
  const limits = bandLimits(rolling.limits(origin));
  const firstBand = oneDayBand(rolling, origin, ordered);
  const isMostlyZero = zeroShare(values, origin) > MOSTLY_ZERO;
  const other = isMostlyZero ? usualOther(values, origin) : 0;
  return rolling.ahead(origin, horizonDays).flatMap((yhat, index) => {
    if (yhat === null) return [];
    const ofGroup = ranges[horizonGroup(index + 1)] ?? null;
    const width = rolling.specialDay(origin + index, origin)?.width ?? 1;
    const band =
      index === 0 ? firstBand : ofGroup && clamped(widened(bandAhead(yhat, ofGroup, smallest), yhat, width), limits);
    return band
      ? [{ day: addDays(start, origin + index), yhat, ...(isMostlyZero ? withZero(band, other) : band) }]
      : [];
  });
}

/** The relative errors of past forecasts by horizon, one list an origin. */
function errorsAhead(rolling: RollingForecast, origin: number, smallest: number): ErrorsAhead[] {
  return rolling.past(origin, LONGEST_HORIZON_DAYS).map(({ forecasts }) => {
    const ahead: (PastError | null)[] = [];
    for (const { horizonDays, yhat, actual, isAnomaly } of forecasts) {
      while (ahead.length < horizonDays - 1) ahead.push(null);
      ahead.push({ error: relativeError(actual, yhat, smallest), isAnomaly });
    }
    return ahead;
  });
}

/** By level. */
type Ranges = ReadonlyMap<number, Range>;

/** The range of the errors at each level; null for too few of them. */
function errorRanges(errors: readonly number[], levels: readonly number[]): Ranges | null {
  const sorted = ascending(errors);
  const ranges = levels.flatMap((level) => {
    const range = errorRange(sorted, level);
    return range ? [[level, range] as const] : [];
  });
  return ranges.length < levels.length ? null : new Map(ranges);
}

function bandAhead(yhat: number, ranges: Ranges, smallest: number): Band {
  return bandOf(Array.from(ranges.keys()), (level) => {
    const range = horizonBand(yhat, ranges.get(level) ?? { lower: 0, upper: 0 }, smallest);
    const least = smallestHalfWidth(level) * (Math.abs(yhat) || smallest);
    return [Math.min(range.lower, yhat - least), Math.max(range.upper, yhat + least)];
  });
}
