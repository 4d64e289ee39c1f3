import { dot } from './dot.ts';
import { toInterceptSlope, fromInterceptSlope } from './intercept-slope.ts';
import { gaussNewtonModel, type QuadraticModel } from './gauss-newton-model.ts';
import { normalEquations, lassoSolution } from './normal-equations.ts';
import { quadraticForm } from './quadratic-form.ts';
import { newtonModel } from './newton-model.ts';
import { evaluation, type Problem, type Evaluation } from './evaluation.ts';

const MAX_STEPS = 25;
/** A step is accepted if the actual gain is at least this fraction of the predicted gain. */
const MIN_GAIN_RATIO = 0.1;
/** Gains below this, in units of the log posterior, may be rounding error and are not compared. */
const ROUNDING_ERROR = 1e-9;
const INITIAL_DAMPING = 1e-3;
const MAX_DAMPING = 1e9;

/**
 * Finds a local maximum of the posterior at a fixed sigma² for a non-linear model. Each step solves the lasso of a local quadratic model:
 * with the full Hessian if that step is accepted, else with the Gauss-Newton approximation under Levenberg-Marquardt damping.
 *
 * @param tolerance stops when the predicted gain of a step is at most this, in units of the log posterior
 * @source Lee, Sun & Saunders (2014), Proximal Newton-type methods for minimizing composite functions
 */
export function proximalNewton(problem: Problem, start: Float64Array, sigma2: number, tolerance: number): Evaluation {
  let current = evaluation(problem, start);
  let damping = 0;
  for (let iteration = 0; iteration < MAX_STEPS; iteration++) {
    const gaussNewton = gaussNewtonModel(problem, current, sigma2);
    let step = lassoStep(problem, current, sigma2, newtonModel(problem, current, gaussNewton, sigma2));
    while (!isAccepted(step) && damping <= MAX_DAMPING) {
      step = lassoStep(problem, current, sigma2, damped(gaussNewton, damping));
      damping = isAccepted(step) ? damping / 10 : Math.max(INITIAL_DAMPING, damping * 10);
    }
    if (!isAccepted(step)) return current;
    current = step.end;
    if (step.predictedGain <= tolerance) return current;
  }
  return current;
}

/** Takes one undamped Newton step without checking that the posterior rises: for use close to the maximum. */
export function newtonStep(problem: Problem, current: Evaluation, sigma2: number): Evaluation {
  const gaussNewton = gaussNewtonModel(problem, current, sigma2);
  return lassoStep(problem, current, sigma2, newtonModel(problem, current, gaussNewton, sigma2)).end;
}

interface Step {
  readonly end: Evaluation;
  /** Increase of the log posterior by the quadratic model. */
  readonly predictedGain: number;
  readonly actualGain: number;
}

function isAccepted({ predictedGain, actualGain }: Step): boolean {
  const isNegligible = predictedGain <= ROUNDING_ERROR && actualGain >= -ROUNDING_ERROR;
  return predictedGain >= 0 && (actualGain >= MIN_GAIN_RATIO * predictedGain || isNegligible);
}

function lassoStep(problem: Problem, from: Evaluation, sigma2: number, { products, gram }: QuadraticModel): Step {
  const { design, cap } = problem;
  const start = cap ? toInterceptSlope(from.coefficients) : from.coefficients;
  const precisions = cap ? design.precisions.with(0, 0) : design.precisions;
  const target = timesVector(gram, start).map((value, index) => value + (products[index] ?? 0));
  const penalty = sigma2 / design.frame.changepointPriorScale;
  const equations = normalEquations({ ...design, precisions, gram }, sigma2);
  const solution = lassoSolution(equations, target, penalty, start.slice(design.smoothWidth));
  const end = evaluation(problem, cap ? fromInterceptSlope(solution) : solution);
  const step = solution.map((value, index) => value - (start[index] ?? 0));
  const reduction = dot(products, 0, step, 0, step.length) - quadraticForm(gram, step) / 2;
  const penaltyOf = (coefficients: Float64Array, all: Float64Array) => penalties(problem, coefficients, all);
  return {
    end,
    predictedGain: reduction / sigma2 + penaltyOf(start, precisions) - penaltyOf(solution, precisions),
    actualGain:
      (from.rss - end.rss) / (2 * sigma2) +
      penaltyOf(from.coefficients, design.precisions) -
      penaltyOf(end.coefficients, design.precisions),
  };
}

/** Returns the negative log prior of the coefficients. */
function penalties({ design }: Problem, coefficients: Float64Array, precisions: Float64Array): number {
  const { smoothWidth, frame } = design;
  return coefficients.reduce((sum, value, column) => {
    const ridge = ((precisions[column] ?? 0) * value * value) / 2;
    return sum + (column < smoothWidth ? ridge : Math.abs(value) / frame.changepointPriorScale);
  }, 0);
}

function damped({ products, gram }: QuadraticModel, damping: number): QuadraticModel {
  const out = gram.slice();
  for (let at = 0; at < out.length; at += products.length + 1) out[at] = (out[at] ?? 0) * (1 + damping);
  return { products, gram: out };
}

/** Returns G·x for a symmetric matrix given by its upper triangle, row-major. */
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
