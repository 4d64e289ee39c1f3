import { normalQuantile } from '../../stats/normal-quantile.ts';
import { predictiveQuantileOfSorted } from '../../stats/predictive-quantile.ts';
import { ascending } from '../../stats/quantile.ts';
import { clamp, type Limits } from '../ensemble/forecast-limits.ts';
import { DEFAULT_LEVELS, USUAL_LEVEL, type Interval } from './levels.ts';
import { isAtFloor, valueAt, type ResidualScale } from '../residual.ts';

/** The forecast intervals of a day, in its unit: each within the wider ones. */
export interface Band {
  /** Ends of the 95 % interval. */
  readonly yhat_lower: number;
  readonly yhat_upper: number;
  /** Those of the other levels, the widest first. */
  readonly intervals: readonly Interval[];
}

const ERRORS_NEEDED = 7;
/** The band of a series that never differed from its forecasts is that of a standard deviation of 1 %. */
const SMALLEST_DEVIATION = 0.01;
/** Smaller errors are those of rounding. */
export const NO_ERROR = 1e-9;
/** Digits after the point of a normal distribution's quantiles: 1.96 rather than 1.959964. */
const ROUNDING = 1e4;

/** How far the interval of a series without errors extends to either side, as a share of the expected value. */
export function smallestHalfWidth(level: number): number {
  const standardDeviations = Math.round(ROUNDING * -normalQuantile((1 - level) / 2)) / ROUNDING;
  return standardDeviations * SMALLEST_DEVIATION;
}

/**
 * The intervals that hold the next value with the probabilities `levels`, from past errors of the same horizon. Fewer than 39 errors
 * can't bound 95 %: their smallest and largest stand for it. Null while there are fewer than 7.
 *
 * @param errors out-of-sample residuals on `scale`
 * @param size of a usual value, of which the least width is a share
 * @param levels as `intervalLevels` gives them
 * @param widening the factor of the errors at a level
 */
export function empiricalBand(
  yhat: number,
  errors: readonly number[],
  scale: ResidualScale,
  size = Math.abs(yhat),
  levels = DEFAULT_LEVELS,
  widening: (level: number) => number = () => 1,
): Band | null {
  if (errors.length < ERRORS_NEEDED) return null;
  const sorted = ascending(errors);
  const unit = scale === 'log' ? 1 : size;
  const isSteady = errors.every((error) => Math.abs(error) <= NO_ERROR * unit);
  return bandOf(levels, (level) => {
    const least = isSteady ? smallestHalfWidth(level) * unit : 0;
    const factor = widening(level);
    const lower = factor * (predictiveQuantileOfSorted(sorted, (1 - level) / 2) ?? 0);
    const upper = factor * (predictiveQuantileOfSorted(sorted, (1 + level) / 2) ?? 0);
    const lowest = valueAt(Math.min(lower, -least), yhat, scale);
    // On the log scale a value at the floor can't be distinguished from zero.
    return [isAtFloor(lowest, yhat, scale) ? 0 : lowest, valueAt(Math.max(upper, least), yhat, scale)];
  });
}

/** @param levels as `intervalLevels` gives them */
export function bandOf(levels: readonly number[], ends: (level: number) => Limits): Band {
  const [yhat_lower, yhat_upper] = ends(USUAL_LEVEL);
  const intervals = levels
    .filter((level) => level !== USUAL_LEVEL)
    .map((level) => {
      const [lower, upper] = ends(level);
      return { level, lower, upper };
    });
  return { yhat_lower, yhat_upper, intervals };
}

/** The interval of a level; undefined if the band has none of it. */
export function intervalAt(band: Band, level: number): Interval | undefined {
  if (level === USUAL_LEVEL) return { level, lower: band.yhat_lower, upper: band.yhat_upper };
  return band.intervals.find((interval) => interval.level === level);
}

/**
 * The band of a day on which zero is the most frequent value: every interval includes zero, and those of 95 % and more a usual other value.
 * Where one day in fifty has one, a quantile would end at zero, though a sale is possible.
 *
 * @param usual 0 where there is none
 */
export function withZero({ yhat_lower, yhat_upper, intervals }: Band, usual: number): Band {
  const [low, high] = [Math.min(0, usual), Math.max(0, usual)];
  return {
    yhat_lower: Math.min(low, yhat_lower),
    yhat_upper: Math.max(high, yhat_upper),
    intervals: intervals.map(({ level, lower, upper }) =>
      level < USUAL_LEVEL
        ? { level, lower: Math.min(0, lower), upper: Math.max(0, upper) }
        : { level, lower: Math.min(low, lower), upper: Math.max(high, upper) },
    ),
  };
}

/** The band of what can't be negative. */
export function nonNegative(band: Band): Band {
  return clamped(band, [0, Infinity]);
}

/** The band with its ends so many times as far from the forecast. */
export function widened(band: Band, yhat: number, factor: number): Band {
  return factor === 1
    ? band
    : mapped(band, (ends) => [yhat + factor * (ends[0] - yhat), yhat + factor * (ends[1] - yhat)]);
}

/** The band with its ends clamped to limits. */
export function clamped(band: Band, limits: Limits): Band {
  return mapped(band, ([lower, upper]) => [clamp(limits, lower), clamp(limits, upper)]);
}

function mapped({ yhat_lower, yhat_upper, intervals }: Band, change: (ends: Limits) => Limits): Band {
  const [lowest, highest] = change([yhat_lower, yhat_upper]);
  return {
    yhat_lower: lowest,
    yhat_upper: highest,
    intervals: intervals.map((interval) => {
      const [lower, upper] = change([interval.lower, interval.upper]);
      return { level: interval.level, lower, upper };
    }),
  };
}
