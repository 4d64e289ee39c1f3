import { mean } from '../../stats/mean.ts';
import { predictiveQuantile } from '../../stats/predictive-quantile.ts';
import { quantile } from '../../stats/quantile.ts';
import { horizonGroup } from '../ensemble/combination-weights.ts';

/** Spreads grow with what is expected, but less than in proportion: by this power. */
const GROWS_BY = 0.75;
const SMALLEST_SHARE = 0.05;
const MISSES_WANTED = 20;
const MISSES_NEEDED = 7;
/** Misses beyond four weeks come from few mornings that share their days: without this, 80 % bands held 70 % there. */
const WIDENED_BEYOND = 1.3;

/** What a past morning's forecast missed by, relative to what it expected; null where that day can't be compared. */
export type ErrorsAhead = readonly (number | null)[];

/** A range that a value lies in with some probability. */
export interface Range {
  readonly lower: number;
  readonly upper: number;
}

/**
 * From which forecast on, without sign, misses grow with it: a twentieth of the median value; where most days bring nothing the mean, for
 * there each day's forecast is much the same, and a day that brings something misses it by as much.
 *
 * @param sizes the known values without sign
 */
export function smallestSize(sizes: readonly number[]): number {
  const least = [SMALLEST_SHARE * (quantile(sizes, 0.5) ?? 0), mean(sizes) ?? 0];
  return least.find((size) => size > 0) ?? 1;
}

/**
 * How far a value lies from its forecast, in units that are alike on large and on small days.
 *
 * @param smallest see `smallestSize`
 * @example relativeError(32, 16, 1) // 2
 */
export function relativeError(actual: number, yhat: number, smallest: number): number {
  return (actual - yhat) / unit(yhat, smallest);
}

/**
 * The misses to make a band from, by horizon group: those of the group, too few of them joined by those of the next shorter horizons; those
 * of the longest are widened.
 *
 * @param past one list a morning, latest first; element 0 is the first day after it
 */
export function errorsByGroup(past: readonly ErrorsAhead[]): number[][] {
  const own: number[][] = [[], [], [], []];
  past.forEach((misses) =>
    misses.forEach((miss, ahead) => {
      if (miss !== null) own[horizonGroup(ahead + 1)]?.push(miss);
    }),
  );
  return own.map((misses, group) => {
    const enough = [...misses];
    for (let shorter = group - 1; shorter >= 0 && enough.length < MISSES_WANTED; shorter--)
      enough.push(...(own[shorter] ?? []));
    return group === own.length - 1 ? enough.map((miss) => WIDENED_BEYOND * miss) : enough;
  });
}

/**
 * The range around 0 that holds the next miss of a horizon group with probability `level`. Null while fewer than 7 are known.
 *
 * @param level over 0 and under 1
 */
export function errorRange(misses: readonly number[], level: number): Range | null {
  const lower = predictiveQuantile(misses, (1 - level) / 2);
  const upper = predictiveQuantile(misses, (1 + level) / 2);
  if (misses.length < MISSES_NEEDED || lower === null || upper === null) return null;
  return { lower: Math.min(0, lower), upper: Math.max(0, upper) };
}

/** The range that holds the day's value as often as the other holds its miss. */
export function horizonBand(yhat: number, misses: Range, smallest: number): Range {
  const scale = unit(yhat, smallest);
  return { lower: yhat + misses.lower * scale, upper: yhat + misses.upper * scale };
}

function unit(yhat: number, smallest: number): number {
  return Math.max(Math.abs(yhat), smallest) ** GROWS_BY;
}
