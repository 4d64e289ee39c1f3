import { optimalSigma2, optimalSigma2Slope } from './posterior.ts';

/** Lower bound of sigma², in units of scaled y. Deviation from Prophet, whose posterior has no maximum for a perfect fit. */
export const SIGMA2_FLOOR = 1e-10;
const MAX_SOLVES = 100;
const LAST_STEP = 1e-9;
/** Extrapolation starts at relative steps below this, and requires a slope of the iteration safely below 1. */
const MAX_EXTRAPOLATED_STEP = 0.2;
const MAX_SLOPE = 0.9;

interface Iteration {
  readonly sigma2: number;
  /** The optimal sigma² for the coefficients that are optimal at `sigma2`. */
  readonly updated: number;
}

/** The solution at the fixed point and the number of iterations. */
export interface FixedPoint<Solution> {
  readonly solution: Solution;
  readonly solves: number;
  /** From the sigma² of the solution to the fixed point. */
  readonly step: number;
}

/** The optimal coefficients at a sigma²: their residual sum of squares, and its derivative with respect to sigma² where it is known. */
interface Solved {
  readonly rss: number;
  readonly rssSlope?: number;
}

/**
 * Finds the largest fixed point of the map from sigma² to the optimal sigma² for the coefficients that are optimal at it.
 *
 * @param start an upper bound of the fixed point
 * @param n sum of the row weights
 * @param solve returns the optimal coefficients at a sigma²; the previous solution is a warm start
 * @param lastStep the relative step of sigma² from which on it is found
 */
export function sigmaFixedPoint<Solution extends Solved>(
  start: number,
  n: number,
  solve: (sigma2: number, previous: Solution | null) => Solution,
  lastStep = LAST_STEP,
): FixedPoint<Solution> {
  let sigma2 = Math.max(SIGMA2_FLOOR, start);
  let solution: Solution | null = null;
  let previous: Iteration | null = null;
  for (let solves = 1; ; solves++) {
    solution = solve(sigma2, solution);
    const updated = Math.max(SIGMA2_FLOOR, optimalSigma2(solution.rss, n));
    const { rss, rssSlope } = solution;
    const slope =
      rssSlope === undefined ? secant(previous, { sigma2, updated }) : optimalSigma2Slope(rss, n) * rssSlope;
    const next = extrapolated({ sigma2, updated }, slope);
    const hasConverged = Math.abs(sigma2 - updated) <= lastStep * sigma2;
    if (hasConverged || solves === MAX_SOLVES) return { solution, solves, step: next - sigma2 };
    previous = { sigma2, updated };
    sigma2 = next;
  }
}

/** The slope of the iteration between the last two; null at the first. */
function secant(previous: Iteration | null, { sigma2, updated }: Iteration): number | null {
  return previous && (previous.updated - updated) / (previous.sigma2 - sigma2);
}

/** The next sigma²: the updated value or, once steps are small, the fixed point of the line through the last one. */
function extrapolated({ sigma2, updated }: Iteration, slope: number | null): number {
  if (slope === null || Math.abs(sigma2 - updated) > MAX_EXTRAPOLATED_STEP * sigma2) return updated;
  if (!(slope > 0 && slope < MAX_SLOPE)) return updated;
  return Math.max(SIGMA2_FLOOR, sigma2 - (sigma2 - updated) / (1 - slope));
}
