import { writeHingeProducts } from './cross-products.ts';
import { trendColumns } from '../design/design.ts';
import { dot } from './dot.ts';
import { trendDerivative, weightedResiduals, type QuadraticModel } from './gauss-newton-model.ts';
import type { Problem, Evaluation } from './evaluation.ts';

/**
 * Adds what Gauss and Newton leave out: the second derivatives of the forecast times the residuals, and of m times its pull. Close to the
 * maximum the steps are then Newton's; far from it there may be no minimum.
 */
export function newtonModel(
  problem: Problem,
  at: Evaluation,
  { products, gram: straight }: QuadraticModel,
  sigma2: number,
): QuadraticModel {
  const { design, cap } = problem;
  const { smooth, stride, smoothWidth, additiveWidth, t, precisions } = design;
  const size = products.length;
  const matrix = straight.slice();
  const steepened = weightedResiduals(problem, at).map((value, row) => {
    return -value * trendDerivative(cap?.[row] ?? null, at.trend[row] ?? 0);
  });
  for (let column = additiveWidth; column < smoothWidth; column++) {
    const v = steepened.map((value, row) => value * (smooth[row * stride + column] ?? 0));
    addTrendProducts(problem, v, matrix, column);
  }
  if (cap) {
    const bends = steepened.map((value, row) => {
      return value * (at.gain[row] ?? 0) * (1 - (2 * (at.trend[row] ?? 0)) / (cap[row] ?? 1));
    });
    addBendsOfTrend(
      problem,
      bends,
      bends.map((value, row) => value * (t[row] ?? 0)),
      matrix,
    );
    const [m, k] = [at.coefficients[0] ?? 0, at.coefficients[1] ?? 0];
    const pull = sigma2 * (precisions[0] ?? 0) * m;
    matrix[1] = (matrix[1] ?? 0) + pull / (k * k);
    matrix[size + 1] = (matrix[size + 1] ?? 0) + (pull * 2 * m) / (k * k);
  }
  return { products, gram: matrix };
}

/** Adds the products of a vector with the columns 1, t and the hinges: the former down a column, the latter along its row. */
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

/** Adds the products of the columns 1, t and the hinges with one another, each row multiplied by its bend. */
function addBendsOfTrend({ design }: Problem, bends: Float64Array, byTime: Float64Array, matrix: Float64Array): void {
  const { rows, t, changepoints, smoothWidth } = design;
  const size = smoothWidth + changepoints.length;
  const byOne = new Float64Array(changepoints.length);
  const byT = new Float64Array(changepoints.length);
  writeHingeProducts(design, bends, byOne, 0);
  writeHingeProducts(design, byTime, byT, 0);
  const add = (row: number, column: number, value: number) => {
    matrix[row * size + column] = (matrix[row * size + column] ?? 0) + value;
  };
  add(
    0,
    0,
    bends.reduce((sum, value) => sum + value, 0),
  );
  add(0, 1, dot(bends, 0, t, 0, rows));
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
