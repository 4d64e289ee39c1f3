import { quantile } from '../../stats/quantile.ts';
import { residualScales } from '../residual.ts';
import { clamp, type Limits } from './forecast-limits.ts';

/** Errors of so many days show how much of an error is left on the day after it. */
export const ERROR_DAYS = 42;
const ERRORS_NEEDED = 14;
/** The usual share that is left, and how many pairs of days it counts as. */
const [USUAL_SHARE, USUAL_PAIRS] = [0.2, 30];
const MOST_LEFT = 0.6;
/** Larger errors count as so many standard deviations: what happened on one day says little of the next. */
const MOST_DEVIATIONS = 2.5;
const DEVIATIONS_OF_MEDIAN = 1.4826;

/** The error of the latest day, limited, and the share of it that is left a day later. */
export interface LatestError {
  readonly error: number;
  readonly share: number;
}

/**
 * What the error of the latest day says of the next days: errors as an autoregressive process of order 1, its coefficient the regression of
 * each day's error on that of the day before, shrunk towards 0.2.
 *
 * @param errors of one-day forecasts by day, the latest last; null where unknown, or no guide to other days
 * @returns in the unit of the errors; null where the latest is unknown, or fewer than 14 are known
 * @example latestError([0.1, null]) // null
 */
export function latestError(errors: readonly (number | null)[]): LatestError | null {
  const latest = errors.at(-1) ?? null;
  if (latest === null) return null;
  const sizes: number[] = [];
  for (const error of errors) if (error !== null) sizes.push(Math.abs(error));
  const deviation = DEVIATIONS_OF_MEDIAN * (quantile(sizes, 0.5) ?? 0);
  if (sizes.length < ERRORS_NEEDED || deviation === 0) return null;
  const most = MOST_DEVIATIONS * deviation;
  let [products, squares] = [USUAL_PAIRS * USUAL_SHARE, USUAL_PAIRS];
  let before: number | null = null;
  for (const error of errors) {
    const after: number | null = error === null ? null : Math.min(most, Math.max(-most, error)) / deviation;
    if (before !== null) {
      products += after === null ? 0 : before * after;
      squares += after === null ? 0 : before ** 2;
    }
    before = after;
  }
  return { error: clamp([-most, most], latest), share: clamp([0, MOST_LEFT], products / squares) };
}

/**
 * The latest error at each origin of a series of positive values; null for others, whose errors are no ratios.
 *
 * @param errorOn the error of a day on logs
 */
export function latestErrors(
  values: readonly (number | null)[],
  errorOn: (day: number) => number | null,
): (t: number) => LatestError | null {
  const scaleBefore = residualScales(values);
  return (t) => {
    if (scaleBefore(t) !== 'log') return null;
    const errors: (number | null)[] = [];
    for (let day = Math.max(0, t - ERROR_DAYS); day < t; day++) errors.push(errorOn(day));
    return latestError(errors);
  };
}

/**
 * The forecasts from an origin on with what is left of the error of the day before, less on each day.
 *
 * @param latest on logs
 */
export function afterError(
  forecasts: readonly (number | null)[],
  { error, share }: LatestError,
  limits: Limits,
): (number | null)[] {
  return forecasts.map((yhat, index) =>
    yhat === null || yhat <= 0 ? yhat : clamp(limits, yhat * Math.exp(error * share ** (index + 1))),
  );
}
