import type { Columns } from '../design/columns.ts';
import { crossProducts } from './cross-products.ts';
import { gram } from '../design/gram.ts';
import type { Problem, Evaluation } from './evaluation.ts';

/**
 * Local quadratic model of RSS/2, plus sigma² times the prior of m for logistic growth, which is parametrised by intercept and slope (see
 * `toInterceptSlope`).
 */
export interface QuadraticModel {
  /** The negative gradient. */
  readonly products: Float64Array;
  /** The Hessian or its approximation, laid out like the Gram matrix of a design. */
  readonly gram: Float64Array;
}

/** Returns the Jacobian of the fitted values, laid out like the columns of a design. */
function jacobian({ design, cap }: Problem, { trend, gain }: Evaluation): Columns {
  const { rows, smooth, stride, smoothWidth, additiveWidth, t, frame } = design;
  const lineDerivative = gain.map((factor, row) => factor * trendDerivative(cap?.[row] ?? null, trend[row] ?? 0));
  const out = smooth.slice();
  for (let row = 0, at = 0; row < rows; row++, at += stride) {
    out[at] = lineDerivative[row] ?? 0;
    if (frame.growth !== 'flat') out[at + 1] = (t[row] ?? 0) * (lineDerivative[row] ?? 0);
    for (let column = at + additiveWidth; column < at + smoothWidth; column++)
      out[column] = (smooth[column] ?? 0) * (trend[row] ?? 0);
  }
  return { ...design, smooth: out, hingeGain: lineDerivative };
}

/** Returns the derivative of the trend by its linear predictor: 1, or trend·(1 - trend/cap) for logistic growth. */
export function trendDerivative(cap: number | null, trend: number): number {
  return cap === null ? 1 : trend * (1 - trend / cap);
}

/** Returns the negative gradient of RSS/2; for logistic growth with respect to intercept and slope. */
export function negativeGradient(problem: Problem, current: Evaluation): Float64Array {
  return crossProducts(jacobian(problem, current), weightedResiduals(problem, current));
}

/** Returns the quadratic model with the Gauss-Newton approximation J'WJ of the Hessian. */
export function gaussNewtonModel(problem: Problem, current: Evaluation, sigma2: number): QuadraticModel {
  const columns = jacobian(problem, current);
  const products = crossProducts(columns, weightedResiduals(problem, current));
  const matrix = gram(columns);
  if (problem.cap) addOffsetPrior(problem, current, sigma2, matrix, products);
  return { products, gram: matrix };
}

/** Adds the prior of m = -intercept/slope, linearised in intercept and slope. */
function addOffsetPrior(
  problem: Problem,
  { coefficients }: Evaluation,
  sigma2: number,
  matrix: Float64Array,
  products: Float64Array,
): void {
  const size = coefficients.length;
  const [m, k] = [coefficients[0] ?? 0, coefficients[1] ?? 0];
  const precision = sigma2 * (problem.design.precisions[0] ?? 0);
  const [byIntercept, bySlope] = [-1 / k, -m / k];
  products[0] = (products[0] ?? 0) - precision * m * byIntercept;
  products[1] = (products[1] ?? 0) - precision * m * bySlope;
  matrix[0] = (matrix[0] ?? 0) + precision * byIntercept * byIntercept;
  matrix[1] = (matrix[1] ?? 0) + precision * byIntercept * bySlope;
  matrix[size + 1] = (matrix[size + 1] ?? 0) + precision * bySlope * bySlope;
}

export function weightedResiduals({ design: { weights } }: Problem, { residuals }: Evaluation): Float64Array {
  return weights ? residuals.map((residual, row) => residual * (weights[row] ?? 0)) : residuals;
}
