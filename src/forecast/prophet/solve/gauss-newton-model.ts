import type { Columns } from '../design/columns.ts';
import { crossProducts } from './cross-products.ts';
import { gram } from '../design/gram.ts';
import type { Problem, Evaluation } from './evaluation.ts';

/**
 * The squares that a model with curves looks like from where its coefficients stand: of RSS/2, and for logistic growth of sigma² times
 * the prior of m, in terms of the line (see `toInterceptSlope`).
 */
export interface QuadraticModel {
  /** Minus the gradient. */
  readonly products: Float64Array;
  /** The second derivatives or what is taken for them, laid out like the Gram of a design. */
  readonly gram: Float64Array;
}

/** The slopes of the forecast: how each row moves with each coefficient, as columns like those of an additive model. */
function slopes({ design, cap }: Problem, { trend, gain }: Evaluation): Columns {
  const { rows, smooth, stride, smoothWidth, additiveWidth, t, frame } = design;
  const steepness = gain.map((factor, row) => factor * trendDerivative(cap?.[row] ?? null, trend[row] ?? 0));
  const out = smooth.slice();
  for (let row = 0, at = 0; row < rows; row++, at += stride) {
    out[at] = steepness[row] ?? 0;
    if (frame.growth !== 'flat') out[at + 1] = (t[row] ?? 0) * (steepness[row] ?? 0);
    for (let column = at + additiveWidth; column < at + smoothWidth; column++)
      out[column] = (smooth[column] ?? 0) * (trend[row] ?? 0);
  }
  return { ...design, smooth: out, hingeGain: steepness };
}

/** How much the trend moves with its line: 1, or cap·s·(1 - s) where it is s of the cap. */
export function trendDerivative(cap: number | null, trend: number): number {
  return cap === null ? 1 : trend * (1 - trend / cap);
}

/** Minus the gradient of RSS/2, in terms of the line. */
export function gradient(problem: Problem, at: Evaluation): Float64Array {
  return crossProducts(slopes(problem, at), weightedResiduals(problem, at));
}

/** The squares as Gauss and Newton see them: by the slopes alone. */
export function gaussNewtonModel(problem: Problem, at: Evaluation, sigma2: number): QuadraticModel {
  const columns = slopes(problem, at);
  const products = crossProducts(columns, weightedResiduals(problem, at));
  const matrix = gram(columns);
  if (problem.cap) addOffsetPrior(problem, at, sigma2, matrix, products);
  return { products, gram: matrix };
}

/** The prior of m, which is -intercept/slope in terms of the line, as a square of that ratio made straight. */
function addOffsetPrior(
  problem: Problem,
  at: Evaluation,
  sigma2: number,
  matrix: Float64Array,
  out: Float64Array,
): void {
  const size = at.coefficients.length;
  const [m, k] = [at.coefficients[0] ?? 0, at.coefficients[1] ?? 0];
  const pull = sigma2 * (problem.design.precisions[0] ?? 0);
  const [byIntercept, bySlope] = [-1 / k, -m / k];
  out[0] = (out[0] ?? 0) - pull * m * byIntercept;
  out[1] = (out[1] ?? 0) - pull * m * bySlope;
  matrix[0] = (matrix[0] ?? 0) + pull * byIntercept * byIntercept;
  matrix[1] = (matrix[1] ?? 0) + pull * byIntercept * bySlope;
  matrix[size + 1] = (matrix[size + 1] ?? 0) + pull * bySlope * bySlope;
}

export function weightedResiduals({ design: { weights } }: Problem, { residuals }: Evaluation): Float64Array {
  return weights ? residuals.map((residual, row) => residual * (weights[row] ?? 0)) : residuals;
}
