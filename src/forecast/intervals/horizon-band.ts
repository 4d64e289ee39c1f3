import { mean } from '../../stats/mean.ts';
import { predictiveQuantileOfSorted } from '../../stats/predictive-quantile.ts';
import { quantile } from '../../stats/quantile.ts';
import { clamp } from '../ensemble/forecast-limits.ts';
import { HORIZON_GROUPS, horizonGroup } from '../horizon-groups.ts';

/** Errors grow with the forecast, but less than in proportion: by this power. */
const GROWS_BY = 0.75;
const SMALLEST_SHARE = 0.05;
const ERRORS_WANTED = 20;
const ERRORS_NEEDED = 7;
/** Errors beyond four weeks come from few origins that share their days: without this factor 80 % intervals covered 70 % there. */
const WIDENED_BEYOND = 1.3;
/** Errors beyond a week from less than a year of origins are widened by up to so much: they have not seen the other seasons. */
const WIDENED_UNSEEN = 0.3;
const ORIGINS_OF_YEAR = 26;

/** A forecast error, and whether its day was an anomaly. */
export interface PastError {
  readonly error: number;
  readonly isAnomaly: boolean;
}

/** The errors from one origin, by horizon; null where a day can't be compared. */
export type ErrorsAhead = readonly (PastError | null)[];

/** A range that a value lies in with some probability. */
export interface Range {
  readonly lower: number;
  readonly upper: number;
}

/**
 * The absolute forecast from which on errors grow with it: a twentieth of the median value. Where most values are zero it is the mean,
 * because there all forecasts are alike, and the error on a day with a value is about that value.
 *
 * @param sizes the known absolute values
 */
export function smallestSize(sizes: readonly number[]): number {
  const least = [SMALLEST_SHARE * (quantile(sizes, 0.5) ?? 0), mean(sizes) ?? 0];
  return least.find((size) => size > 0) ?? 1;
}

/**
 * A forecast error in units that are comparable between large and small days.
 *
 * @param smallest see `smallestSize`
 * @example relativeError(32, 16, 1) // 2
 */
export function relativeError(actual: number, yhat: number, smallest: number): number {
  return (actual - yhat) / unit(yhat, smallest);
}

/**
 * The errors to estimate an interval from, by horizon group. An anomaly counts as the largest other error on its side: days outside are
 * outside, and yet one of them does not widen every interval to its own size. Where a group has too few, those of the next shorter horizons are added; the
 * errors of the longest horizons are widened.
 *
 * @param past one list an origin, latest first; element 0 is the first day after it
 */
export function errorsByGroup(past: readonly ErrorsAhead[]): number[][] {
  const ofGroups = HORIZON_GROUPS.map((): PastError[] => []);
  for (const errors of past)
    errors.forEach((error, ahead) => {
      if (error) ofGroups[horizonGroup(ahead + 1)]?.push(error);
    });
  const own = ofGroups.map(withAnomalies);
  return own.map((errors, group) => {
    const enough = [...errors];
    for (let shorter = group - 1; shorter >= 0 && enough.length < ERRORS_WANTED; shorter--)
      enough.push(...(own[shorter] ?? []));
    const widened = widening(group, past.length);
    return widened === 1 ? enough : enough.map((error) => widened * error);
  });
}

/** The factor of the errors of a horizon group, with so many origins. */
function widening(group: number, origins: number): number {
  const unseen = group < 2 ? 0 : Math.max(0, 1 - origins / ORIGINS_OF_YEAR);
  return (1 + WIDENED_UNSEEN * unseen) * (group === HORIZON_GROUPS.length - 1 ? WIDENED_BEYOND : 1);
}

/** The errors, that of an anomaly as the largest other one on its side. */
export function withAnomalies(all: readonly (PastError | null)[]): number[] {
  const [usual, anomalies] = [[] as number[], [] as number[]];
  for (const one of all) if (one) (one.isAnomaly ? anomalies : usual).push(one.error);
  const least = usual.reduce((a, b) => Math.min(a, b), Infinity);
  const most = usual.reduce((a, b) => Math.max(a, b), -Infinity);
  return usual.length === 0 ? [] : [...usual, ...anomalies.map((error) => clamp([least, most], error))];
}

/**
 * The range around 0 that holds the next error of a horizon group with probability `level`. Null while fewer than 7 are known.
 *
 * @param sorted the errors in ascending order
 * @param level over 0 and under 1
 */
export function errorRange(sorted: Float64Array, level: number): Range | null {
  const lower = predictiveQuantileOfSorted(sorted, (1 - level) / 2);
  const upper = predictiveQuantileOfSorted(sorted, (1 + level) / 2);
  if (sorted.length < ERRORS_NEEDED || lower === null || upper === null) return null;
  return { lower: Math.min(0, lower), upper: Math.max(0, upper) };
}

/** The range that holds the value of a day with the probability with which `errors` holds its error. */
export function horizonBand(yhat: number, errors: Range, smallest: number): Range {
  const scale = unit(yhat, smallest);
  return { lower: yhat + errors.lower * scale, upper: yhat + errors.upper * scale };
}

function unit(yhat: number, smallest: number): number {
  return Math.max(Math.abs(yhat), smallest) ** GROWS_BY;
}
