import { dot } from './dot.ts';
import { toInterceptSlope, fromInterceptSlope } from './intercept-slope.ts';
import { gaussNewtonModel, type QuadraticModel } from './gauss-newton-model.ts';
import { normalEquations, lassoSolution } from './normal-equations.ts';
import { quadraticForm } from './quadratic-form.ts';
import { newtonModel } from './newton-model.ts';
import { evaluation, type Problem, type Evaluation } from './evaluation.ts';

const MOST_STEPS = 25;
/** A step is taken if it keeps this much of what it promised. */
const KEPT = 0.1;
/** Of gains this small, in units of the log posterior, nothing is asked: they may be rounding error. */
const SLIGHT = 1e-9;
const FIRST_DAMPING = 1e-3;
const STRONGEST_DAMPING = 1e9;

/**
 * The coefficients that are best for a sigma², near those to start from, for a model with curves. Each step solves the lasso of squares
 * that the model looks like from where it stands: with its second derivatives if that helps, else as Gauss and Newton do, damped
 * (Levenberg, Marquardt) until the objective falls.
 *
 * @param settled what the last step may promise, in units of the log posterior
 * @source Lee, Sun & Saunders (2014), Proximal Newton-type methods for minimizing composite functions
 */
export function proximalNewton(problem: Problem, start: Float64Array, sigma2: number, settled: number): Evaluation {
  let at = evaluation(problem, start);
  let damping = 0;
  for (let step = 0; step < MOST_STEPS; step++) {
    const straight = gaussNewtonModel(problem, at, sigma2);
    let next = stepped(problem, at, sigma2, newtonModel(problem, at, straight, sigma2));
    while (!isKept(next) && damping <= STRONGEST_DAMPING) {
      next = stepped(problem, at, sigma2, damped(straight, damping));
      damping = isKept(next) ? damping / 10 : Math.max(FIRST_DAMPING, damping * 10);
    }
    if (!isKept(next)) return at;
    at = next.at;
    if (next.promised <= settled) return at;
  }
  return at;
}

/** A step of Newton's, whatever comes of it: close to the maximum nothing else is needed. */
export function newtonStep(problem: Problem, at: Evaluation, sigma2: number): Evaluation {
  const straight = gaussNewtonModel(problem, at, sigma2);
  return stepped(problem, at, sigma2, newtonModel(problem, at, straight, sigma2)).at;
}

interface Stepped {
  readonly at: Evaluation;
  /** By how much the log posterior grows: as the squares say, and in truth. */
  readonly promised: number;
  readonly gained: number;
}

function isKept({ promised, gained }: Stepped): boolean {
  return promised >= 0 && (gained >= KEPT * promised || (promised <= SLIGHT && gained >= -SLIGHT));
}

function stepped(problem: Problem, from: Evaluation, sigma2: number, { products, gram }: QuadraticModel): Stepped {
  const { design, cap } = problem;
  const start = cap ? toInterceptSlope(from.coefficients) : from.coefficients;
  const precisions = cap ? design.precisions.with(0, 0) : design.precisions;
  const target = timesVector(gram, start).map((value, index) => value + (products[index] ?? 0));
  const penalty = sigma2 / design.frame.changepointPriorScale;
  const equations = normalEquations({ ...design, precisions, gram }, sigma2);
  const end = lassoSolution(equations, target, penalty, start.slice(design.smoothWidth));
  const at = evaluation(problem, cap ? fromInterceptSlope(end) : end);
  const step = end.map((value, index) => value - (start[index] ?? 0));
  const squares = dot(products, 0, step, 0, step.length) - quadraticForm(gram, step) / 2;
  const penaltyOf = (coefficients: Float64Array, all: Float64Array) => penalties(problem, coefficients, all);
  return {
    at,
    promised: squares / sigma2 + penaltyOf(start, precisions) - penaltyOf(end, precisions),
    gained:
      (from.rss - at.rss) / (2 * sigma2) +
      penaltyOf(from.coefficients, design.precisions) -
      penaltyOf(at.coefficients, design.precisions),
  };
}

/** Minus the logarithm of the priors of coefficients. */
function penalties({ design }: Problem, coefficients: Float64Array, precisions: Float64Array): number {
  const { smoothWidth, frame } = design;
  return coefficients.reduce((sum, value, at) => {
    const smooth = at < smoothWidth;
    return sum + (smooth ? ((precisions[at] ?? 0) * value * value) / 2 : Math.abs(value) / frame.changepointPriorScale);
  }, 0);
}

function damped({ products, gram }: QuadraticModel, damping: number): QuadraticModel {
  const out = gram.slice();
  for (let at = 0; at < out.length; at += products.length + 1) out[at] = (out[at] ?? 0) * (1 + damping);
  return { products, gram: out };
}

/** G·x of a symmetric matrix of which the upper triangle is given. */
function timesVector(upper: Float64Array, x: Float64Array): Float64Array {
  const size = x.length;
  const out = new Float64Array(size);
  for (let row = 0; row < size; row++) {
    out[row] = (out[row] ?? 0) + dot(upper, row * (size + 1), x, row, size - row);
    for (let column = row + 1; column < size; column++)
      out[column] = (out[column] ?? 0) + (upper[row * size + column] ?? 0) * (x[row] ?? 0);
  }
  return out;
}
