import { gradientByOffsetAndRate } from './intercept-slope.ts';
import { negativeGradient } from './gauss-newton-model.ts';
import { kkt } from './kkt.ts';
import { optimalSigma2, logPosterior } from './posterior.ts';
import { newtonStep, proximalNewton } from './proximal-newton.ts';
import { SIGMA2_FLOOR, sigmaFixedPoint } from './sigma-fixed-point.ts';
import type { Solution } from './solution.ts';
import { evaluation, type Problem, type Evaluation } from './evaluation.ts';
import { initialValues } from './initial-values.ts';
import { weightedVariance } from '../design/weight-sum.ts';

const MAX_REFINEMENTS = 8;
const KKT_TOLERANCE = 1e-8;
/** Convergence tolerances at one sigma², in units of the log posterior: the fine one applies once sigma² changes little. */
const COARSE_TOLERANCE = 1e-3;
const FINE_TOLERANCE = 1e-9;
const SMALL_SIGMA2_RATIO = 1.2;

interface Iterate extends Pick<Evaluation, 'coefficients' | 'rss'> {
  readonly sigma2: number;
}

/**
 * Returns the highest local maximum found of the posterior of a model with multiplicative components or logistic growth.
 *
 * As for additive models, sigma² decreases from the variance of y, so that early iterates are smooth. The posterior may have several
 * maxima, so the search is repeated from several initial values.
 */
export function nonlinearFit(problem: Problem): Solution {
  const { design } = problem;
  const maxima = initialValues(problem).map((start) => localMaximum(problem, start));
  const height = ({ coefficients, rss, sigma2 }: Solution) => logPosterior(design, rss, coefficients, sigma2);
  return maxima.reduce((best, other) => (height(other) > height(best) ? other : best));
}

function localMaximum(problem: Problem, start: Float64Array): Solution {
  const { design, y } = problem;
  const variance = weightedVariance(y, design.weights);
  const { solution, solves } = sigmaFixedPoint<Iterate>(variance, design.weightSum, (sigma2, previous) => {
    const isNearlyConstant = previous !== null && previous.sigma2 < SMALL_SIGMA2_RATIO * sigma2;
    const tolerance = isNearlyConstant ? FINE_TOLERANCE : COARSE_TOLERANCE;
    const { coefficients, rss } = proximalNewton(problem, previous?.coefficients ?? start, sigma2, tolerance);
    return { coefficients, rss, sigma2 };
  });
  return refined(problem, solution.coefficients, solves);
}

/** Newton steps towards a zero gradient, while the residual falls. */
function refined(problem: Problem, start: Float64Array, solves: number): Solution {
  const { design, cap } = problem;
  let current = evaluation(problem, start);
  let best: Solution | null = null;
  for (let pass = 0; ; pass++) {
    const { coefficients, rss } = current;
    const sigma2 = Math.max(SIGMA2_FLOOR, optimalSigma2(rss, design.weightSum));
    const byLine = negativeGradient(problem, current);
    const products = cap ? gradientByOffsetAndRate(byLine, coefficients) : byLine;
    const { residual } = kkt(design, { rss, products }, coefficients, sigma2, SIGMA2_FLOOR);
    if (best && !(residual < best.kktResidual)) return best;
    best = { coefficients, sigma2, rss, kktResidual: residual, solves };
    if (residual <= KKT_TOLERANCE || pass === MAX_REFINEMENTS) return best;
    current = newtonStep(problem, current, sigma2);
  }
}
