import type { Design } from '../design/design.ts';
import { optimalSigma2, type ResidualProducts } from './posterior.ts';

/**
 * What is left of the conditions that hold at the exact maximum of the posterior (Karush, Kuhn, Tucker).
 */
export interface Kkt {
  /**
   * The largest violation, in units of the log posterior per unit of a parameter: of a smooth coefficient or a change that is not zero
   * its derivative, of a change that is zero what its derivative passes 1/tau by, of sigma its derivative; at the floor of sigma only
   * what would raise it. Rounding alone makes it some 1e-16·n/sigma², which shows where a history has next to no noise.
   */
  readonly residual: number;
  /** sigma² times the derivatives, for the coefficients that may move; 0 for a change that is zero. */
  readonly gradient: Float64Array;
}

/** @param sigma2 lies at its floor or above it */
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
  const gradient = products.map((product, at) => {
    const value = coefficients[at] ?? 0;
    const smooth = at < smoothWidth;
    const pull = smooth ? sigma2 * (precisions[at] ?? 0) * value : penalty * Math.sign(value);
    const held = !smooth && value === 0;
    const violation = held ? Math.abs(product) - penalty : Math.abs(product - pull);
    residual = Math.max(residual, violation / sigma2);
    return held ? 0 : product - pull;
  });
  return { residual, gradient };
}

function sigmaViolation(rss: number, n: number, sigma2: number, floor: number): number {
  const sigma = Math.sqrt(sigma2);
  const derivative = rss / (sigma2 * sigma) - n / sigma - 4 * sigma;
  return sigma2 <= floor && optimalSigma2(rss, n) <= floor ? 0 : Math.abs(derivative);
}
