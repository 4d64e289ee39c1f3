import { writeHingeProducts } from './cross-products.ts';
import { trendColumns } from '../design/design.ts';
import { dot } from './dot.ts';
import { trendDerivative, weightedResiduals, type QuadraticModel } from './gauss-newton-model.ts';
import type { Problem, Evaluation } from './evaluation.ts';

/**
 * Returns the quadratic model with the full Hessian: adds to the Gauss-Newton approximation the second derivatives of the fitted values
 * times the residuals, and those of m times its prior gradient. Far from the maximum the Hessian may be indefinite.
 */
export function newtonModel(
  problem: Problem,
  current: Evaluation,
  { products, gram: gaussNewton }: QuadraticModel,
  sigma2: number,
): QuadraticModel {
  const { design, cap } = problem;
  const { smooth, stride, smoothWidth, additiveWidth, t, precisions } = design;
  const size = products.length;
  const matrix = gaussNewton.slice();
  const residualSlopes = weightedResiduals(problem, current).map((value, row) => {
    return -value * trendDerivative(cap?.[row] ?? null, current.trend[row] ?? 0);
  });
  for (let column = additiveWidth; column < smoothWidth; column++) {
    const v = residualSlopes.map((value, row) => value * (smooth[row * stride + column] ?? 0));
    addTrendProducts(problem, v, matrix, column);
  }
  if (cap) {
    const curvatures = residualSlopes.map((value, row) => {
      return value * (current.gain[row] ?? 0) * (1 - (2 * (current.trend[row] ?? 0)) / (cap[row] ?? 1));
    });
    const byTime = curvatures.map((value, row) => value * (t[row] ?? 0));
    addTrendCurvature(problem, curvatures, byTime, matrix);
    const [m, k] = [current.coefficients[0] ?? 0, current.coefficients[1] ?? 0];
    const priorGradient = sigma2 * (precisions[0] ?? 0) * m;
    matrix[1] = (matrix[1] ?? 0) + priorGradient / (k * k);
    matrix[size + 1] = (matrix[size + 1] ?? 0) + (priorGradient * 2 * m) / (k * k);
  }
  return { products, gram: matrix };
}

/** Adds the mixed derivatives of trend and a multiplicative column: products of `v` with the columns 1, t and the hinges. */
function addTrendProducts({ design }: Problem, v: Float64Array, matrix: Float64Array, column: number): void {
  const { rows, t, changepoints, smoothWidth, frame } = design;
  const size = smoothWidth + changepoints.length;
  matrix[column] = (matrix[column] ?? 0) + v.reduce((sum, value) => sum + value, 0);
  if (trendColumns(frame) === 2) matrix[size + column] = (matrix[size + column] ?? 0) + dot(v, 0, t, 0, rows);
  const hinges = new Float64Array(changepoints.length);
  writeHingeProducts(design, v, hinges, 0);
  const first = column * size + smoothWidth;
  hinges.forEach((value, hinge) => {
    matrix[first + hinge] = (matrix[first + hinge] ?? 0) + value;
  });
}

/** Adds the second derivatives of the trend: products of the columns 1, t and the hinges with each other, weighted by `curvatures`. */
function addTrendCurvature(
  { design }: Problem,
  curvatures: Float64Array,
  byTime: Float64Array,
  matrix: Float64Array,
): void {
  const { rows, t, changepoints, smoothWidth } = design;
  const size = smoothWidth + changepoints.length;
  const byOne = new Float64Array(changepoints.length);
  const byT = new Float64Array(changepoints.length);
  writeHingeProducts(design, curvatures, byOne, 0);
  writeHingeProducts(design, byTime, byT, 0);
  const add = (row: number, column: number, value: number) => {
    matrix[row * size + column] = (matrix[row * size + column] ?? 0) + value;
  };
  add(
    0,
    0,
    curvatures.reduce((sum, value) => sum + value, 0),
  );
  add(0, 1, dot(curvatures, 0, t, 0, rows));
  add(1, 1, dot(byTime, 0, t, 0, rows));
  changepoints.forEach((_, hinge) => {
    const column = smoothWidth + hinge;
    const [one, time] = [byOne[hinge] ?? 0, byT[hinge] ?? 0];
    add(0, column, one);
    add(1, column, time);
    for (let earlier = 0; earlier <= hinge; earlier++)
      add(smoothWidth + earlier, column, time - (changepoints[earlier] ?? 0) * one);
  });
}
