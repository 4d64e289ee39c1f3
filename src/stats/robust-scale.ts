import { quantile } from './quantile.ts';

/** Makes the median absolute value of a Gaussian with mean 0 an estimate of its standard deviation: 1 / quantile 0.75. */
const GAUSSIAN = 1.4826;

/**
 * A standard deviation around zero that a few wild values can't move: 1.4826 times the median absolute value.
 * Null for no values.
 *
 * @param residuals deviations from zero, in any unit, which the result shares
 * @source Rousseeuw & Croux (1993), Alternatives to the median absolute deviation
 * @example robustScale([-1, 0, 1, 1000]) // 1.4826
 */
export function robustScale(residuals: readonly number[]): number | null {
  const median = quantile(residuals.map(Math.abs), 0.5);
  return median === null ? null : GAUSSIAN * median;
}
