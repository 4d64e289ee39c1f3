import { crossProducts } from './cross-products.ts';
import type { Design } from '../design/design.ts';
import { dot } from './dot.ts';
import { fittedValues } from './fitted-values.ts';

/** Precision of the half-normal prior of sigma: 1 / 0.5². */
const SIGMA_PRECISION = 4;

/** Residual sums at given coefficients, computed from the rows rather than the Gram matrix. */
export interface ResidualProducts {
  /** Weighted residual sum of squares, in units of scaled y. */
  readonly rss: number;
  /** Z'W(y - Zx), the negative gradient of RSS/2. */
  readonly products: Float64Array;
}

/**
 * Returns the residual sums at given coefficients of an additive model.
 * @param y scaled, one element a row of the design
 */
export function residualProducts(design: Design, y: Float64Array, coefficients: Float64Array): ResidualProducts {
  const { rows, weights } = design;
  const residuals = fittedValues(design, coefficients);
  for (let row = 0; row < rows; row++) residuals[row] = (y[row] ?? 0) - (residuals[row] ?? 0);
  const weighted = weights ? residuals.map((residual, row) => residual * (weights[row] ?? 0)) : residuals;
  return { rss: dot(residuals, 0, weighted, 0, rows), products: crossProducts(design, weighted) };
}

/** Returns the sigma² that maximises the posterior for a residual sum of squares over n rows. */
export function optimalSigma2(rss: number, n: number): number {
  return (2 * rss) / (n + Math.sqrt(n * n + 4 * SIGMA_PRECISION * rss));
}

/** Returns the derivative of `optimalSigma2` with respect to the residual sum of squares. */
export function optimalSigma2Slope(rss: number, n: number): number {
  return 1 / Math.sqrt(n * n + 4 * SIGMA_PRECISION * rss);
}

/**
 * Returns the log posterior density up to a constant, as Stan's `lp__`:
 * -( n·log sigma + RSS/(2 sigma²) + 2 sigma² + u'Λu/2 + sum |d|/tau ).
 */
export function logPosterior(design: Design, rss: number, coefficients: Float64Array, sigma2: number): number {
  const { weightSum, precisions, smoothWidth, frame } = design;
  let priors = (SIGMA_PRECISION * sigma2) / 2;
  coefficients.forEach((value, column) => {
    const isSmooth = column < smoothWidth;
    priors += isSmooth
      ? ((precisions[column] ?? 0) * value * value) / 2
      : Math.abs(value) / frame.changepointPriorScale;
  });
  return -((weightSum * Math.log(sigma2)) / 2 + rss / (2 * sigma2) + priors);
}
