import { cholesky, solveLower, solveUpper } from './cholesky.ts';
import { crossProducts } from './cross-products.ts';
import type { Design } from '../design/design.ts';
import { dot } from './dot.ts';
import { activeIndices } from './feature-sign.ts';
import { kkt } from './kkt.ts';
import { refinementStep, normalEquations, lassoSolution, type NormalEquations } from './normal-equations.ts';
import { optimalSigma2, residualProducts } from './posterior.ts';
import { quadraticForm } from './quadratic-form.ts';
import { SIGMA2_FLOOR, sigmaFixedPoint, type FixedPoint } from './sigma-fixed-point.ts';
import type { Solution } from './solution.ts';

/** Below this share of y'y the residual sum of squares has lost digits to cancellation, and is taken from the rows. */
const CANCELLED = 1e-6;
const MOST_REFINEMENTS = 4;
const REFINED = 1e-9;

interface Solved {
  readonly coefficients: Float64Array;
  readonly equations: NormalEquations;
  readonly rss: number;
}

/**
 * The maximum of the posterior of an additive model with linear or flat growth.
 *
 * For a given sigma² the rest is a lasso with a ridge, solved exactly; and the best sigma² for its residuals lies below, as long as one
 * comes from above. So sigma² starts at what the smooth columns alone leave, and comes down to the first fixed point, where the posterior has its broadest
 * maximum; a narrow one that interpolates a short history is never reached.
 *
 * @param y scaled
 * @param narrower the same with a narrower prior of the changes, if that is known: it leaves no less to explain, but for what the priors of the smooth part move, so it is a place to begin
 */
export function additiveFit(design: Design, y: Float64Array, narrower: Solution | null = null): Solution {
  return refined(design, y, descent(design, y, narrower));
}

function descent(design: Design, y: Float64Array, narrower: Solution | null): FixedPoint<Solved> {
  const { weights, weightSum, rows, smoothWidth, frame } = design;
  const weighted = weights ? y.map((value, row) => value * (weights[row] ?? 0)) : y;
  const products = crossProducts(design, weighted);
  const squares = dot(y, 0, weighted, 0, rows);
  const above = (narrower?.sigma2 ?? straightSigma2(design, products, squares)) * (1 + 1 / weightSum);
  return sigmaFixedPoint<Solved>(above, weightSum, (sigma2, previous) => {
    const equations = normalEquations(design, sigma2);
    const near = previous ?? narrower;
    const start = near?.coefficients.slice(smoothWidth) ?? new Float64Array(products.length - smoothWidth);
    const coefficients = lassoSolution(equations, products, sigma2 / frame.changepointPriorScale, start);
    const quick =
      squares - 2 * dot(products, 0, coefficients, 0, products.length) + quadraticForm(design.gram, coefficients);
    const rss = quick > CANCELLED * squares ? quick : residualProducts(design, y, coefficients).rss;
    return { coefficients, equations, rss };
  });
}

/**
 * The best sigma² for what the smooth columns alone leave, and at most the variance. With changes of the trend there is no more left to
 * explain, so it is above the one looked for, and much nearer than the variance; and a look at it costs a fifth of a whole one.
 */
function straightSigma2(design: Design, products: Float64Array, squares: number): number {
  const { weightSum } = design;
  const variance = squares / weightSum - ((products[0] ?? 0) / weightSum) ** 2;
  const rss = rssOfStraight(design, products, squares, variance * (1 + 1 / weightSum));
  return Math.min(variance, optimalSigma2(rss, weightSum));
}

/** The residual sum of squares of the smooth columns alone, at a sigma². */
function rssOfStraight(
  { gram, precisions, smoothWidth, changepoints }: Design,
  products: Float64Array,
  squares: number,
  sigma2: number,
): number {
  const size = smoothWidth + changepoints.length;
  const factor = new Float64Array(smoothWidth * smoothWidth);
  for (let row = 0; row < smoothWidth; row++) {
    factor.set(gram.subarray(row * size, row * size + smoothWidth), row * smoothWidth);
    factor[row * (smoothWidth + 1)] = (factor[row * (smoothWidth + 1)] ?? 0) + sigma2 * (precisions[row] ?? 0);
  }
  cholesky(factor, smoothWidth, smoothWidth);
  const b = products.slice(0, smoothWidth);
  solveLower(factor, smoothWidth, smoothWidth, b);
  const explained = dot(b, 0, b, 0, smoothWidth);
  solveUpper(factor, smoothWidth, smoothWidth, b);
  const penalty = b.reduce((sum, value, at) => sum + (precisions[at] ?? 0) * value * value, 0);
  return Math.max(0, squares - explained - sigma2 * penalty);
}

/** Corrects for rounding in the normal equations by the gradient as the rows themselves give it, for as long as that helps. */
function refined(design: Design, y: Float64Array, { solution, solves }: FixedPoint<Solved>): Solution {
  let { coefficients } = solution;
  let best: Solution | null = null;
  for (let pass = 0; ; pass++) {
    const fit = residualProducts(design, y, coefficients);
    const sigma2 = Math.max(SIGMA2_FLOOR, optimalSigma2(fit.rss, design.weightSum));
    const conditions = kkt(design, fit, coefficients, sigma2, SIGMA2_FLOOR);
    if (best && conditions.residual >= best.kktResidual) return best;
    best = { coefficients, sigma2, rss: fit.rss, kktResidual: conditions.residual, solves };
    if (conditions.residual <= REFINED || pass === MOST_REFINEMENTS) return best;
    const active = activeIndices(coefficients.subarray(design.smoothWidth));
    const step = refinementStep(solution.equations, conditions.gradient, active);
    coefficients = coefficients.map((value, at) => value + (step[at] ?? 0));
  }
}
