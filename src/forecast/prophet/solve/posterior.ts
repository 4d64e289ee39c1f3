import { crossProducts } from './cross-products.ts';
import type { Design } from '../design/design.ts';
import { dot } from './dot.ts';
import { fittedValues } from './fitted-values.ts';

/** Precision of the half-normal prior of sigma: 1 / 0.5². */
const SIGMA_PRECISION = 4;

/** How well a set of coefficients does, seen from the rows themselves. */
export interface ResidualProducts {
  /** Weighted residual sum of squares, in units of scaled y. */
  readonly rss: number;
  /** Z'W(y - Zx): of each coefficient, how much its column would still explain. */
  readonly products: Float64Array;
}

/** @param y scaled, one element a row of the design */
export function residualProducts(design: Design, y: Float64Array, coefficients: Float64Array): ResidualProducts {
  const { rows, weights } = design;
  const residuals = fittedValues(design, coefficients);
  for (let row = 0; row < rows; row++) residuals[row] = (y[row] ?? 0) - (residuals[row] ?? 0);
  const weighted = weights ? residuals.map((residual, row) => residual * (weights[row] ?? 0)) : residuals;
  return { rss: dot(residuals, 0, weighted, 0, rows), products: crossProducts(design, weighted) };
}

/** The sigma² of highest posterior for a residual sum of squares over n rows: where the derivative by sigma vanishes. */
export function optimalSigma2(rss: number, n: number): number {
  return (2 * rss) / (n + Math.sqrt(n * n + 4 * SIGMA_PRECISION * rss));
}

/**
 * The logarithm of the posterior density without its constants, as Stan's `lp__`:
 * -( n·log sigma + RSS/(2 sigma²) + 2 sigma² + u'Λu/2 + sum |d|/tau ).
 */
export function logPosterior(design: Design, rss: number, coefficients: Float64Array, sigma2: number): number {
  const { weightSum, precisions, smoothWidth, frame } = design;
  let priors = (SIGMA_PRECISION * sigma2) / 2;
  coefficients.forEach((value, at) => {
    const smooth = at < smoothWidth;
    priors += smooth ? ((precisions[at] ?? 0) * value * value) / 2 : Math.abs(value) / frame.changepointPriorScale;
  });
  return -((weightSum * Math.log(sigma2)) / 2 + rss / (2 * sigma2) + priors);
}
