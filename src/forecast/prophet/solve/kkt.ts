import type { Design } from '../design/design.ts';
import { optimalSigma2, type ResidualProducts } from './posterior.ts';

/** Residuals of the Karush-Kuhn-Tucker conditions, which hold at the exact maximum of the posterior. */
export interface Kkt {
  /**
   * The largest violation, in units of the log posterior per unit of a parameter: the absolute derivative for smooth coefficients,
   * non-zero slope changes and sigma; for zero slope changes, the excess of the absolute derivative over 1/tau. At its floor, sigma
   * counts only if it should rise. Rounding error is about 1e-16·n/sigma², which is visible for nearly noise-free histories.
   */
  readonly residual: number;
  /** sigma² times the derivative of each coefficient; 0 for zero slope changes. */
  readonly gradient: Float64Array;
}

/**
 * Returns the KKT residuals of a candidate solution.
 * @param sigma2 at least `floor`
 */
export function kkt(
  design: Design,
  { rss, products }: ResidualProducts,
  coefficients: Float64Array,
  sigma2: number,
  floor: number,
): Kkt {
  const { precisions, smoothWidth, frame, weightSum } = design;
  const penalty = sigma2 / frame.changepointPriorScale;
  let residual = sigmaViolation(rss, weightSum, sigma2, floor);
  const gradient = new Float64Array(products.length);
  for (let column = 0; column < products.length; column++) {
    const product = products[column] ?? 0;
    const value = coefficients[column] ?? 0;
    const isSmooth = column < smoothWidth;
    const priorGradient = isSmooth ? sigma2 * (precisions[column] ?? 0) * value : penalty * Math.sign(value);
    const isInactive = !isSmooth && value === 0;
    const violation = isInactive ? Math.abs(product) - penalty : Math.abs(product - priorGradient);
    residual = Math.max(residual, violation / sigma2);
    if (!isInactive) gradient[column] = product - priorGradient;
  }
  return { residual, gradient };
}

function sigmaViolation(rss: number, n: number, sigma2: number, floor: number): number {
  const sigma = Math.sqrt(sigma2);
  const derivative = rss / (sigma2 * sigma) - n / sigma - 4 * sigma;
  return sigma2 <= floor && optimalSigma2(rss, n) <= floor ? 0 : Math.abs(derivative);
}
