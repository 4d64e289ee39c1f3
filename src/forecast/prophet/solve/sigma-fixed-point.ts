import { optimalSigma2 } from './posterior.ts';

/** The floor of sigma², in units of scaled y: a deviation from Prophet, whose posterior of a perfect fit has no maximum. */
export const SIGMA2_FLOOR = 1e-10;
const MOST_SOLVES = 100;
const CONVERGED = 1e-9;
/** Where steps of sigma², relative to it, count as small, and slopes of its image as safely under 1. */
const NEAR = 0.2;
const STEEPEST = 0.9;

interface Step {
  readonly sigma2: number;
  /** The best sigma² for the coefficients that are best for `sigma2`. */
  readonly image: number;
}

/** The last solution of a descent, which is that of the right sigma² but for rounding. */
export interface FixedPoint<Solution> {
  readonly solution: Solution;
  readonly solves: number;
}

/**
 * Comes down to the first fixed point of sigma² -> the best sigma² for the coefficients that are best for it.
 *
 * @param start above the fixed point
 * @param n how many rows there are, by weight
 * @param solve the best coefficients for a sigma², given those of the one before
 */
export function sigmaFixedPoint<Solution extends { readonly rss: number }>(
  start: number,
  n: number,
  solve: (sigma2: number, previous: Solution | null) => Solution,
): FixedPoint<Solution> {
  let sigma2 = Math.max(SIGMA2_FLOOR, start);
  let solution: Solution | null = null;
  let before: Step | null = null;
  for (let solves = 1; ; solves++) {
    solution = solve(sigma2, solution);
    const image = Math.max(SIGMA2_FLOOR, optimalSigma2(solution.rss, n));
    if (Math.abs(sigma2 - image) <= CONVERGED * sigma2 || solves === MOST_SOLVES) return { solution, solves };
    const next = extrapolated(before, { sigma2, image });
    before = { sigma2, image };
    sigma2 = next;
  }
}

/** The next sigma² to look at: the image, or, once steps are small, where the secant through the last two meets the fixed point. */
function extrapolated(before: Step | null, { sigma2, image }: Step): number {
  if (!before || Math.abs(sigma2 - image) > NEAR * sigma2) return image;
  const slope = (before.image - image) / (before.sigma2 - sigma2);
  return slope > 0 && slope < STEEPEST ? Math.max(SIGMA2_FLOOR, sigma2 - (sigma2 - image) / (1 - slope)) : image;
}
