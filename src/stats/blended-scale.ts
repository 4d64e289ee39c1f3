import { robustScale } from './robust-scale.ts';

/** The share of the root mean square; the rest is the median absolute value. */
const MEAN_SQUARE_SHARE = 0.5;
/** Values count as so many robust standard deviations at most. */
const LARGEST = 3;

/**
 * Returns an estimate of the standard deviation around zero: half of it robust, half the root mean square of values limited to three robust
 * standard deviations. It varies less from sample to sample than the median absolute value alone, and no single value makes it large. Null
 * for no values.
 *
 * @param residuals deviations from zero, in any unit
 * @returns in the same unit; 0 if more than half of the values are zero
 * @source Rousseeuw & Croux (1993), Alternatives to the median absolute deviation: its efficiency at the normal distribution is 37 %
 * @example blendedScale([-1, 1, -1, 1]) // 1.2413
 */
export function blendedScale(residuals: readonly number[]): number | null {
  const robust = robustScale(residuals);
  if (robust === null) return null;
  const squares = residuals.reduce((sum, value) => sum + Math.min(Math.abs(value), LARGEST * robust) ** 2, 0);
  return (1 - MEAN_SQUARE_SHARE) * robust + MEAN_SQUARE_SHARE * Math.sqrt(squares / residuals.length);
}
