import { predictiveQuantile } from '../stats/predictive-quantile.ts';
import { valueAt, type ResidualScale } from './residual.ts';

/** The 95 % band around an expected value. */
export interface Band {
  readonly yhat_lower: number;
  readonly yhat_upper: number;
}

const LOWER = 0.025;
const UPPER = 0.975;
export const MISSES_NEEDED = 7;
/** No band is narrower than that of a forecast with a standard deviation of 1 %. */
const SMALLEST_HALF_WIDTH = 1.96 * 0.01;

/**
 * The band that holds the next value with a probability of 95 %, by the past misses of the same horizon; fewer than 39 of them can't
 * say so much, and their smallest and largest stand for it. Null while there are fewer than 7.
 *
 * @param misses out-of-sample residuals on `scale`
 */
export function empiricalBand(yhat: number, misses: readonly number[], scale: ResidualScale): Band | null {
  const lower = predictiveQuantile(misses, LOWER);
  const upper = predictiveQuantile(misses, UPPER);
  if (misses.length < MISSES_NEEDED || lower === null || upper === null) return null;
  const least = scale === 'log' ? SMALLEST_HALF_WIDTH : SMALLEST_HALF_WIDTH * Math.abs(yhat);
  return {
    yhat_lower: valueAt(Math.min(lower, -least), yhat, scale),
    yhat_upper: valueAt(Math.max(upper, least), yhat, scale),
  };
}
