import { gradientByOffsetAndRate } from './intercept-slope.ts';
import { gradient } from './gauss-newton-model.ts';
import { kkt } from './kkt.ts';
import { optimalSigma2, logPosterior } from './posterior.ts';
import { newtonStep, proximalNewton } from './proximal-newton.ts';
import { SIGMA2_FLOOR, sigmaFixedPoint } from './sigma-fixed-point.ts';
import type { Solution } from './solution.ts';
import { evaluation, type Problem, type Evaluation } from './evaluation.ts';
import { initialValues } from './initial-values.ts';
import { weightedVariance } from '../design/weight-sum.ts';

const MOST_REFINEMENTS = 8;
const REFINED = 1e-8;
/** What the last step at one sigma² may still promise, in units of the log posterior: less once sigma² hardly moves. */
const ROUGH = 1e-3;
const SETTLED = 1e-9;
const NEAR = 1.2;

interface Climb extends Pick<Evaluation, 'coefficients' | 'rss'> {
  readonly sigma2: number;
}

/**
 * The highest maximum of the posterior that is found for a model with multiplicative components or logistic growth.
 *
 * As in an additive one sigma² comes down from the variance of y, which leads by smooth curves to those that the data ask for. The
 * posterior may have several maxima, so it is climbed from several places.
 */
export function nonlinearFit(problem: Problem): Solution {
  const { design } = problem;
  const found = initialValues(problem).map((start) => climbed(problem, start));
  const height = ({ coefficients, rss, sigma2 }: Solution) => logPosterior(design, rss, coefficients, sigma2);
  return found.reduce((best, other) => (height(other) > height(best) ? other : best));
}

function climbed(problem: Problem, start: Float64Array): Solution {
  const { design, y } = problem;
  const variance = weightedVariance(y, design.weights);
  const { solution, solves } = sigmaFixedPoint<Climb>(variance, design.weightSum, (sigma2, previous) => {
    const settled = previous && previous.sigma2 < NEAR * sigma2 ? SETTLED : ROUGH;
    const { coefficients, rss } = proximalNewton(problem, previous?.coefficients ?? start, sigma2, settled);
    return { coefficients, rss, sigma2 };
  });
  return refined(problem, solution.coefficients, solves);
}

/** Newton's steps to where the gradient vanishes, for as long as they help. */
function refined(problem: Problem, start: Float64Array, solves: number): Solution {
  const { design, cap } = problem;
  let at = evaluation(problem, start);
  let best: Solution | null = null;
  for (let pass = 0; ; pass++) {
    const { coefficients, rss } = at;
    const sigma2 = Math.max(SIGMA2_FLOOR, optimalSigma2(rss, design.weightSum));
    const inTerms = gradient(problem, at);
    const products = cap ? gradientByOffsetAndRate(inTerms, coefficients) : inTerms;
    const { residual } = kkt(design, { rss, products }, coefficients, sigma2, SIGMA2_FLOOR);
    if (best && !(residual < best.kktResidual)) return best;
    best = { coefficients, sigma2, rss, kktResidual: residual, solves };
    if (residual <= REFINED || pass === MOST_REFINEMENTS) return best;
    at = newtonStep(problem, at, sigma2);
  }
}
