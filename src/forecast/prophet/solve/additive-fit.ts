import { cholesky, solveLower, solveUpper } from './cholesky.ts';
import { crossProducts } from './cross-products.ts';
import type { Design } from '../design/design.ts';
import { dot } from './dot.ts';
import { activeIndices } from './feature-sign.ts';
import { kkt } from './kkt.ts';
import { refinementStep, normalEquations, lassoSolution, type NormalEquations } from './normal-equations.ts';
import { optimalSigma2, residualProducts, type ResidualProducts } from './posterior.ts';
import { quadraticForm, symmetricProducts } from './quadratic-form.ts';
import { SIGMA2_FLOOR, sigmaFixedPoint, type FixedPoint } from './sigma-fixed-point.ts';
import type { Solution } from './solution.ts';

/** Below this fraction of y'y, the residual sum of squares suffers from cancellation and is computed from the rows. */
const CANCELLATION_THRESHOLD = 1e-6;
/** Above this one, so are gradients from the sums over the rows. */
const ACCURATE_GRADIENTS = 1e-5;
const MAX_REFINEMENTS = 4;
const KKT_TOLERANCE = 1e-7;
/** Over so large a relative step of sigma² refinements with the latest factorisation mostly lead to the maximum; over the least one they always do. */
const REFINED_STEP = 0.01;
const LEAST_STEP = 1e-9;

interface LassoFit {
  readonly coefficients: Float64Array;
  readonly equations: NormalEquations;
  readonly rss: number;
  /** The derivatives with respect to sigma², with the active slope changes as they are. */
  readonly slopes: Float64Array;
  readonly rssSlope: number;
}

/**
 * Returns the maximum of the posterior of an additive model with linear or flat growth.
 *
 * For a given sigma² the other parameters solve a lasso with a ridge penalty, which is solved exactly. From above, the optimal sigma² of
 * the residuals decreases towards the largest fixed point, where the posterior has its broadest maximum. The iteration starts at the
 * residual variance of the smooth columns alone, so it never reaches a narrow maximum that interpolates a short history.
 *
 * @param y scaled
 * @param narrower the solution for a narrower changepoint prior, as a warm start: its sigma² is no smaller, apart from the effect of the
 * other priors
 * @param known of the same rows and values
 */
export function additiveFit(
  design: Design,
  y: Float64Array,
  narrower: Solution | null = null,
  known = valueProducts(design, y),
): Solution {
  const byRows: ProductsAt = (coefficients) => residualProducts(design, y, coefficients);
  const bySums: ProductsAt = (coefficients) => summedProducts(design, known, coefficients);
  const early = iterated(design, y, narrower, known, REFINED_STEP);
  const hasAccurateSums = early.solution.rss > ACCURATE_GRADIENTS * known.squares;
  const quick = refined(design, early, hasAccurateSums ? bySums : byRows);
  if (quick.kktResidual <= KKT_TOLERANCE) return quick;
  const careful = refined(design, iterated(design, y, narrower, known, LEAST_STEP), byRows);
  return careful.kktResidual < quick.kktResidual ? careful : quick;
}

/** Sums over the rows that do not depend on any prior. */
export interface ValueProducts {
  /** Z'Wy. */
  readonly products: Float64Array;
  /** y'Wy. */
  readonly squares: number;
}

/** @param y scaled */
export function valueProducts(design: Design, y: Float64Array): ValueProducts {
  const { weights, rows } = design;
  const weighted = weights ? y.map((value, row) => value * (weights[row] ?? 0)) : y;
  return { products: crossProducts(design, weighted), squares: dot(y, 0, weighted, 0, rows) };
}

function iterated(
  design: Design,
  y: Float64Array,
  narrower: Solution | null,
  { products, squares }: ValueProducts,
  lastStep: number,
): FixedPoint<LassoFit> {
  const { weightSum, smoothWidth, frame } = design;
  const upperBound = (narrower?.sigma2 ?? smoothSigma2(design, products, squares)) * (1 + 1 / weightSum);
  const factor = factorOf(design.gram.length);
  const solve = (sigma2: number, previous: LassoFit | null): LassoFit => {
    const equations = normalEquations(design, sigma2, factor);
    const warmStart = previous ?? narrower;
    const start = warmStart?.coefficients.slice(smoothWidth) ?? new Float64Array(products.length - smoothWidth);
    const coefficients = lassoSolution(equations, products, sigma2 / frame.changepointPriorScale, start);
    const expanded = expandedRss({ products, squares }, coefficients, quadraticForm(design.gram, coefficients));
    const isAccurate = expanded > CANCELLATION_THRESHOLD * squares;
    const rss = isAccurate ? expanded : residualProducts(design, y, coefficients).rss;
    return { coefficients, equations, rss, ...derivatives(design, equations, coefficients, sigma2) };
  };
  const found = sigmaFixedPoint<LassoFit>(upperBound, weightSum, solve, lastStep);
  const { coefficients, slopes } = found.solution;
  return { ...found, solution: { ...found.solution, coefficients: moved(coefficients, slopes, found.step) } };
}

/** Coefficients moved by so much of a direction. */
function moved(coefficients: Float64Array, direction: Float64Array, step: number): Float64Array {
  const out = coefficients.slice();
  for (let column = 0; column < out.length; column++)
    out[column] = (out[column] ?? 0) + step * (direction[column] ?? 0);
  return out;
}

/** The room for one factorisation at a time: a new one for each fit would be most of the memory that fits take. */
let room: Float64Array = new Float64Array(0);

function factorOf(length: number): Float64Array {
  if (room.length < length) room = new Float64Array(length);
  return room.length === length ? room : room.subarray(0, length);
}

/** The residual sum of squares from the sums over the rows. */
function expandedRss({ products, squares }: ValueProducts, coefficients: Float64Array, quadratic: number): number {
  return squares - 2 * dot(products, 0, coefficients, 0, products.length) + quadratic;
}

/** `residualProducts` from the sums over the rows, in a tenth of the time, and less accurate where the residuals are small. */
function summedProducts({ gram }: Design, known: ValueProducts, coefficients: Float64Array): ResidualProducts {
  const products = symmetricProducts(gram, coefficients);
  const rss = expandedRss(known, coefficients, dot(products, 0, coefficients, 0, products.length));
  for (let column = 0; column < products.length; column++)
    products[column] = (known.products[column] ?? 0) - (products[column] ?? 0);
  return { rss, products };
}

/**
 * The derivatives of a solution with respect to sigma²: where the coefficients x minimise x'Ax/2 - c'x + sigma²·P(x), they are -A⁻¹P'(x),
 * and that of the residual sum of squares is 2·sigma²·P'(x)'A⁻¹P'(x).
 */
function derivatives(
  { precisions, smoothWidth, frame }: Design,
  equations: NormalEquations,
  coefficients: Float64Array,
  sigma2: number,
): Pick<LassoFit, 'slopes' | 'rssSlope'> {
  const penalties = coefficients.slice();
  for (let column = 0; column < penalties.length; column++) {
    const value = coefficients[column] ?? 0;
    const isSmooth = column < smoothWidth;
    penalties[column] = isSmooth ? (precisions[column] ?? 0) * value : Math.sign(value) / frame.changepointPriorScale;
  }
  const slopes = refinementStep(equations, penalties, activeIndices(coefficients.subarray(smoothWidth)));
  const rssSlope = 2 * sigma2 * dot(penalties, 0, slopes, 0, slopes.length);
  for (let column = 0; column < slopes.length; column++) slopes[column] = -(slopes[column] ?? 0);
  return { slopes, rssSlope };
}

/**
 * Returns the optimal sigma² of the smooth columns alone, at most the variance of y. Slope changes can only reduce the residuals, so it is
 * an upper bound of the solution. It is much tighter than the variance, and costs a fifth of one iteration.
 */
function smoothSigma2(design: Design, products: Float64Array, squares: number): number {
  const { weightSum } = design;
  const variance = squares / weightSum - ((products[0] ?? 0) / weightSum) ** 2;
  const rss = smoothRss(design, products, squares, variance * (1 + 1 / weightSum));
  return Math.min(variance, optimalSigma2(rss, weightSum));
}

/** Returns the residual sum of squares of the smooth columns alone, at a given sigma². */
function smoothRss(
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
  const penalty = b.reduce((sum, value, column) => sum + (precisions[column] ?? 0) * value * value, 0);
  return Math.max(0, squares - explained - sigma2 * penalty);
}

/** The residual sums at given coefficients. */
type ProductsAt = (coefficients: Float64Array) => ResidualProducts;

/**
 * Iterative refinement: steps to a zero gradient with the active set and the factorisation fixed, while the residual falls.
 *
 * @param productsAt those from the rows reduce the rounding error of the normal equations
 */
function refined(design: Design, { solution, solves }: FixedPoint<LassoFit>, productsAt: ProductsAt): Solution {
  let coefficients: Float64Array = solution.coefficients;
  let best: Solution | null = null;
  for (let pass = 0; ; pass++) {
    const residuals = productsAt(coefficients);
    const sigma2 = Math.max(SIGMA2_FLOOR, optimalSigma2(residuals.rss, design.weightSum));
    const conditions = kkt(design, residuals, coefficients, sigma2, SIGMA2_FLOOR);
    if (best && conditions.residual >= best.kktResidual) return best;
    best = { coefficients, sigma2, rss: residuals.rss, kktResidual: conditions.residual, solves };
    if (conditions.residual <= KKT_TOLERANCE || pass === MAX_REFINEMENTS) return best;
    const active = activeIndices(coefficients.subarray(design.smoothWidth));
    coefficients = moved(coefficients, refinementStep(solution.equations, conditions.gradient, active), 1);
  }
}
