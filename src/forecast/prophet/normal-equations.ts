import { cholesky, solveLower, solveUpper } from './cholesky.ts';
import type { Design } from './design.ts';
import { dot } from './dot.ts';
import { featureSign, solveActive, type Lasso } from './feature-sign.ts';

/**
 * The normal equations of a design at one sigma², with the q smooth coefficients eliminated: rows of L for those, rows of the hinges in
 * terms of L, and in the lower right corner the Schur complement of the hinges.
 */
export interface Eliminated {
  readonly factor: Float64Array;
  readonly smoothWidth: number;
  readonly size: number;
}

/** Of Z'Wv: the part of the smooth columns behind L, and what is left of that of the hinges. */
interface Projected {
  readonly smooth: Float64Array;
  readonly hinges: Float64Array;
}

export function eliminated(
  { gram, precisions, smoothWidth, changepoints }: Pick<Design, 'gram' | 'precisions' | 'smoothWidth' | 'changepoints'>,
  sigma2: number,
): Eliminated {
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
export function minimizer(
  equations: Eliminated,
  products: Float64Array,
  penalty: number,
  start: Float64Array,
): Float64Array {
  const { smooth, hinges } = projected(equations, products);
  const changes = start.slice();
  featureSign({ ...schurComplement(equations), c: hinges, penalty }, changes);
  return withSmooth(equations, smooth, changes);
}

/**
 * How far the coefficients are from where their gradient would vanish, if no change becomes or leaves zero.
 *
 * @param gradient of the objective of `minimizer`, with its sign turned; q + S elements
 * @param active the changes that are not zero
 */
export function correction(equations: Eliminated, gradient: Float64Array, active: readonly number[]): Float64Array {
  const { smooth, hinges } = projected(equations, gradient);
  const changes = new Float64Array(hinges.length);
  const b = Float64Array.from(active, (hinge) => hinges[hinge] ?? 0);
  solveActive(schurComplement(equations), active, b).forEach((change, at) => {
    changes[active[at] ?? 0] = change;
  });
  return withSmooth(equations, smooth, changes);
}

function schurComplement({ factor, smoothWidth, size }: Eliminated): Pick<Lasso, 'matrix' | 'offset' | 'stride'> {
  return { matrix: factor, offset: smoothWidth * (size + 1), stride: size };
}

function projected({ factor, smoothWidth, size }: Eliminated, products: Float64Array): Projected {
  const smooth = products.slice(0, smoothWidth);
  solveLower(factor, size, smoothWidth, smooth);
  const hinges = products.slice(smoothWidth).map((product, hinge) => {
    return product - dot(factor, (smoothWidth + hinge) * size, smooth, 0, smoothWidth);
  });
  return { smooth, hinges };
}

/** All coefficients, when the changes are known. */
function withSmooth(
  { factor, smoothWidth, size }: Eliminated,
  projected: Float64Array,
  changes: Float64Array,
): Float64Array {
  const out = new Float64Array(size);
  out.set(projected);
  changes.forEach((change, hinge) => {
    const at = (smoothWidth + hinge) * size;
    if (change === 0) return;
    for (let column = 0; column < smoothWidth; column++)
      out[column] = (out[column] ?? 0) - change * (factor[at + column] ?? 0);
  });
  solveUpper(factor, size, smoothWidth, out);
  out.set(changes, smoothWidth);
  return out;
}
