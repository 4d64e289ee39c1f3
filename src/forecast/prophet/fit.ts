import { crossProducts } from './cross-products.ts';
import type { Design } from './design.ts';
import { dot } from './dot.ts';
import { activeOf } from './feature-sign.ts';
import type { Frame } from './frame.ts';
import { kkt, type Kkt } from './kkt.ts';
import { correction, eliminated, minimizer, type Eliminated } from './normal-equations.ts';
import { bestSigma2, fitness, logPosterior, type Fitness } from './posterior.ts';
import { picked, type Values } from './rows.ts';

/** The parameters of Prophet's Stan program, in units of scaled y and scaled time. */
export interface Parameters {
  readonly k: number;
  readonly m: number;
  readonly delta: Float64Array;
  /** One a feature column. */
  readonly beta: Float64Array;
  readonly sigma_obs: number;
}

/** A fitted model. */
export interface ProphetFit {
  readonly frame: Frame;
  /** What y was divided by. */
  readonly yScale: number;
  readonly parameters: Parameters;
  /** Null for a constant history, whose posterior has no maximum. */
  readonly optimum: Optimum | null;
}

/** How good the fit is. */
export interface Optimum {
  /** Without constants, as Stan's `lp__`. */
  readonly logPosterior: number;
  /** See `Kkt`. */
  readonly kktResidual: number;
  /** How many values of sigma² were looked at. */
  readonly solves: number;
}

/** The floor of sigma², in units of scaled y: a deviation from Prophet, whose posterior of a perfect fit has no maximum. */
const SIGMA2_FLOOR = 1e-10;
const MOST_SOLVES = 100;
const CONVERGED = 1e-9;
/** Below this share of y'y the residual sum of squares has lost digits to cancellation, and is taken from the rows. */
const CANCELLED = 1e-6;
const MOST_REFINEMENTS = 4;
const REFINED = 1e-9;
/** Where steps of sigma², relative to it, count as small, and slopes of its image as safely under 1. */
const NEAR = 0.2;
const STEEPEST = 0.9;

/**
 * Fits Prophet's additive model exactly: finds the maximum of its posterior, to which Prophet's own optimiser comes near.
 *
 * For a given sigma² the rest is a lasso with a ridge, solved exactly; and the best sigma² for its residuals lies below, as long as one
 * comes from above. So sigma² starts at the variance and comes down to the first fixed point, where the posterior has its broadest
 * maximum; a narrow one that interpolates a short history is never reached.
 *
 * @param y one finite value a row of the times that the design was made from
 * @throws RangeError if a row that counts has no finite value.
 */
export function fitDesign(design: Design, y: Values): ProphetFit {
  const raw = picked(y, design.source);
  const yScale = raw.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0) || 1;
  const scaled = raw.map((value) => value / yScale);
  const { frame } = design;
  if (scaled.every((value) => value === scaled[0]))
    return { frame, yScale, parameters: constant(design, scaled[0] ?? 0), optimum: null };
  const descended = descent(design, scaled);
  const { coefficients, sigma2, fit, conditions } = refined(design, scaled, descended);
  return {
    frame,
    yScale,
    parameters: parameters(design, coefficients, sigma2),
    optimum: {
      logPosterior: logPosterior(design, fit.rss, coefficients, sigma2),
      kktResidual: conditions.residual,
      solves: descended.solves,
    },
  };
}

interface Descended {
  readonly coefficients: Float64Array;
  /** At the last sigma², which is the right one but for rounding. */
  readonly equations: Eliminated;
  readonly solves: number;
}

/** Comes down to the first fixed point of sigma² -> the best sigma² for the coefficients that are best for it. */
function descent(design: Design, y: Float64Array): Descended {
  const { weights, weightSum, rows, smoothWidth, frame } = design;
  const weighted = weights ? y.map((value, row) => value * (weights[row] ?? 0)) : y;
  const products = crossProducts(design, weighted);
  const squares = dot(y, 0, weighted, 0, rows);
  const mean = (products[0] ?? 0) / weightSum;
  let sigma2 = Math.max(SIGMA2_FLOOR, (squares / weightSum - mean ** 2) * (1 + 1 / weightSum));
  let coefficients: Float64Array = new Float64Array(products.length);
  let before: Step | null = null;
  for (let solves = 1; ; solves++) {
    const penalty = sigma2 / frame.changepointPriorScale;
    const equations = eliminated(design, sigma2);
    coefficients = minimizer(equations, products, penalty, coefficients.slice(smoothWidth));
    const quick =
      squares - 2 * dot(products, 0, coefficients, 0, products.length) + quadraticForm(design.gram, coefficients);
    const rss = quick > CANCELLED * squares ? quick : fitness(design, y, coefficients).rss;
    const image = Math.max(SIGMA2_FLOOR, bestSigma2(rss, weightSum));
    if (Math.abs(sigma2 - image) <= CONVERGED * sigma2 || solves === MOST_SOLVES)
      return { coefficients, equations, solves };
    const next = extrapolated(before, { sigma2, image });
    before = { sigma2, image };
    sigma2 = next;
  }
}

interface Step {
  readonly sigma2: number;
  /** The best sigma² for the coefficients that are best for `sigma2`. */
  readonly image: number;
}

/** The next sigma² to look at: the image, or, once steps are small, where the secant through the last two meets the fixed point. */
function extrapolated(before: Step | null, { sigma2, image }: Step): number {
  if (!before || Math.abs(sigma2 - image) > NEAR * sigma2) return image;
  const slope = (before.image - image) / (before.sigma2 - sigma2);
  return slope > 0 && slope < STEEPEST ? Math.max(SIGMA2_FLOOR, sigma2 - (sigma2 - image) / (1 - slope)) : image;
}

interface Refined {
  readonly coefficients: Float64Array;
  readonly sigma2: number;
  readonly fit: Fitness;
  readonly conditions: Kkt;
}

/** Corrects for rounding in the normal equations by the gradient as the rows themselves give it, for as long as that helps. */
function refined(design: Design, y: Float64Array, { coefficients: start, equations }: Descended): Refined {
  let coefficients = start;
  let best: Refined | null = null;
  for (let pass = 0; ; pass++) {
    const fit = fitness(design, y, coefficients);
    const sigma2 = Math.max(SIGMA2_FLOOR, bestSigma2(fit.rss, design.weightSum));
    const conditions = kkt(design, fit, coefficients, sigma2, SIGMA2_FLOOR);
    if (best && conditions.residual >= best.conditions.residual) return best;
    best = { coefficients, sigma2, fit, conditions };
    if (conditions.residual <= REFINED || pass === MOST_REFINEMENTS) return best;
    const active = activeOf(coefficients.subarray(design.smoothWidth));
    const step = correction(equations, conditions.gradient, active);
    coefficients = coefficients.map((value, at) => value + (step[at] ?? 0));
  }
}

/** x'Gx of a lower triangle. */
function quadraticForm(lower: Float64Array, x: Float64Array): number {
  const size = x.length;
  return x.reduce((sum, value, row) => {
    const below = dot(lower, row * size, x, 0, row);
    return sum + value * (2 * below + value * (lower[row * (size + 1)] ?? 0));
  }, 0);
}

function parameters({ frame, smoothWidth }: Design, coefficients: Float64Array, sigma2: number): Parameters {
  const linear = frame.growth === 'linear';
  return {
    m: coefficients[0] ?? 0,
    k: linear ? (coefficients[1] ?? 0) : 0,
    beta: coefficients.slice(linear ? 2 : 1, smoothWidth),
    delta: coefficients.slice(smoothWidth),
    sigma_obs: Math.sqrt(sigma2),
  };
}

/** Prophet's way with a history that never moves: exactly that value, without optimising. */
function constant({ frame, smoothWidth, changepoints }: Design, value: number): Parameters {
  const beta = new Float64Array(smoothWidth - (frame.growth === 'linear' ? 2 : 1));
  return { m: value, k: 0, beta, delta: new Float64Array(changepoints.length), sigma_obs: 1e-9 };
}
