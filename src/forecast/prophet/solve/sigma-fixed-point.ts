import { optimalSigma2 } from './posterior.ts';

/** Lower bound of sigma², in units of scaled y. Deviation from Prophet, whose posterior has no maximum for a perfect fit. */
export const SIGMA2_FLOOR = 1e-10;
const MAX_SOLVES = 100;
const RELATIVE_TOLERANCE = 1e-9;
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
}

/**
 * Finds the largest fixed point of the map from sigma² to the optimal sigma² for the coefficients that are optimal at it.
 *
 * @param start an upper bound of the fixed point
 * @param n sum of the row weights
 * @param solve returns the optimal coefficients at a sigma²; the previous solution is a warm start
 */
export function sigmaFixedPoint<Solution extends { readonly rss: number }>(
  start: number,
  n: number,
  solve: (sigma2: number, previous: Solution | null) => Solution,
): FixedPoint<Solution> {
  let sigma2 = Math.max(SIGMA2_FLOOR, start);
  let solution: Solution | null = null;
  let previous: Iteration | null = null;
  for (let solves = 1; ; solves++) {
    solution = solve(sigma2, solution);
    const updated = Math.max(SIGMA2_FLOOR, optimalSigma2(solution.rss, n));
    const hasConverged = Math.abs(sigma2 - updated) <= RELATIVE_TOLERANCE * sigma2;
    if (hasConverged || solves === MAX_SOLVES) return { solution, solves };
    const next = extrapolated(previous, { sigma2, updated });
    previous = { sigma2, updated };
    sigma2 = next;
  }
}

/** Returns the next sigma²: the updated value or, once steps are small, the fixed point of the secant through the last two iterations. */
function extrapolated(previous: Iteration | null, { sigma2, updated }: Iteration): number {
  if (!previous || Math.abs(sigma2 - updated) > MAX_EXTRAPOLATED_STEP * sigma2) return updated;
  const slope = (previous.updated - updated) / (previous.sigma2 - sigma2);
  if (!(slope > 0 && slope < MAX_SLOPE)) return updated;
  return Math.max(SIGMA2_FLOOR, sigma2 - (sigma2 - updated) / (1 - slope));
}
