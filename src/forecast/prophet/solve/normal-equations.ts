import { cholesky, solveLower, solveUpper } from './cholesky.ts';
import type { Design } from '../design/design.ts';
import { featureSign, solveActive, type Lasso } from './feature-sign.ts';

/**
 * The normal equations of a design at one sigma², with the q smooth coefficients normalEquations: their rows of U, and in the lower right corner
 * the Schur complement of the hinges.
 */
export interface NormalEquations {
  readonly factor: Float64Array;
  readonly smoothWidth: number;
  readonly size: number;
}

export function normalEquations(
  { gram, precisions, smoothWidth, changepoints }: Pick<Design, 'gram' | 'precisions' | 'smoothWidth' | 'changepoints'>,
  sigma2: number,
): NormalEquations {
  const size = smoothWidth + changepoints.length;
  const factor = gram.slice();
  precisions.forEach((precision, at) => {
    factor[at * (size + 1)] = (factor[at * (size + 1)] ?? 0) + sigma2 * precision;
  });
  return { factor: cholesky(factor, size, smoothWidth), smoothWidth, size };
}

/**
 * The coefficients that minimise RSS/2 + sigma²·(u'Λu/2 + sum |d|/tau), the smooth u first, then the changes d.
 *
 * @param products Z'Wy, q + S elements
 * @param penalty sigma²/tau
 * @param start changes to begin the search from, S elements
 */
export function lassoSolution(
  equations: NormalEquations,
  products: Float64Array,
  penalty: number,
  start: Float64Array,
): Float64Array {
  const out = projected(equations, products);
  const changes = start.slice();
  featureSign({ ...schurComplement(equations), c: out.subarray(equations.smoothWidth), penalty }, changes);
  return withSmooth(equations, out, changes);
}

/**
 * How far the coefficients are from where their gradient would vanish, if no change becomes or leaves zero.
 *
 * @param gradient of the objective of `lassoSolution`, with its sign turned; q + S elements
 * @param active the changes that are not zero
 */
export function refinementStep(
  equations: NormalEquations,
  gradient: Float64Array,
  active: readonly number[],
): Float64Array {
  const out = projected(equations, gradient);
  const changes = new Float64Array(equations.size - equations.smoothWidth);
  const b = Float64Array.from(active, (hinge) => out[equations.smoothWidth + hinge] ?? 0);
  solveActive(schurComplement(equations), active, b).forEach((change, at) => {
    changes[active[at] ?? 0] = change;
  });
  return withSmooth(equations, out, changes);
}

function schurComplement({ factor, smoothWidth, size }: NormalEquations): Pick<Lasso, 'matrix' | 'offset' | 'stride'> {
  return { matrix: factor, offset: smoothWidth * (size + 1), stride: size };
}

/** Of Z'Wv: the part of the smooth columns behind U', and what is left of that of the hinges. */
function projected({ factor, smoothWidth, size }: NormalEquations, products: Float64Array): Float64Array {
  const out = products.slice();
  solveLower(factor, size, smoothWidth, out);
  return out;
}

/** All coefficients, when the changes are known; `projected` becomes them. */
function withSmooth(
  { factor, smoothWidth, size }: NormalEquations,
  projected: Float64Array,
  changes: Float64Array,
): Float64Array {
  projected.set(changes, smoothWidth);
  solveUpper(factor, size, smoothWidth, projected);
  return projected;
}
