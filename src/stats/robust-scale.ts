import { quantile } from './quantile.ts';

/** 1 / the 0.75 quantile of the standard normal distribution, for consistency with the standard deviation. */
const GAUSSIAN_CONSISTENCY = 1.4826;

/**
 * Returns a robust estimate of the standard deviation around zero: 1.4826 times the median absolute value. Null for no values.
 *
 * @param residuals deviations from zero, in any unit
 * @returns in the same unit
 * @source Rousseeuw & Croux (1993), Alternatives to the median absolute deviation
 * @example robustScale([-1, 0, 1, 1000]) // 1.4826
 */
export function robustScale(residuals: readonly number[]): number | null {
  const median = quantile(residuals.map(Math.abs), 0.5);
  return median === null ? null : GAUSSIAN_CONSISTENCY * median;
}
