import { cholesky, solveLower, solveUpper } from './cholesky.ts';
import type { Design } from '../design/design.ts';
import { featureSign, solveActive, type Lasso } from './feature-sign.ts';

/**
 * Partially factored normal equations at one sigma²: the rows of the Cholesky factor U of the q smooth columns and, in the lower right
 * corner, the Schur complement of the hinges.
 */
export interface NormalEquations {
  readonly factor: Float64Array;
  readonly smoothWidth: number;
  readonly size: number;
}

/**
 * Returns the normal equations of a design at one sigma², with the smooth coefficients eliminated.
 * @param factor as large as the Gram matrix; overwritten and returned, so that several solves need one
 */
export function normalEquations(
  { gram, precisions, smoothWidth, changepoints }: Pick<Design, 'gram' | 'precisions' | 'smoothWidth' | 'changepoints'>,
  sigma2: number,
  factor: Float64Array = new Float64Array(gram.length),
): NormalEquations {
  const size = smoothWidth + changepoints.length;
  factor.set(gram);
  for (let column = 0; column < smoothWidth; column++) {
    const at = column * (size + 1);
    factor[at] = (factor[at] ?? 0) + sigma2 * (precisions[column] ?? 0);
  }
  return { factor: cholesky(factor, size, smoothWidth), smoothWidth, size };
}

/**
 * Returns the coefficients that minimise RSS/2 + sigma²·(u'Λu/2 + sum |d|/tau): the smooth coefficients u, then the slope changes d.
 *
 * @param products Z'Wy, q + S elements
 * @param penalty sigma²/tau
 * @param start initial slope changes, S elements; overwritten
 */
export function lassoSolution(
  equations: NormalEquations,
  products: Float64Array,
  penalty: number,
  start: Float64Array,
): Float64Array {
  const out = projected(equations, products);
  const { matrix, offset, stride } = schurComplement(equations);
  featureSign({ matrix, offset, stride, c: out.subarray(equations.smoothWidth), penalty }, start);
  return withSmooth(equations, out, start);
}

/**
 * Returns the step to a zero gradient with the active set fixed.
 *
 * @param gradient the negative gradient of the objective of `lassoSolution`, q + S elements
 * @param active indices of the non-zero slope changes
 */
export function refinementStep(
  equations: NormalEquations,
  gradient: Float64Array,
  active: readonly number[],
): Float64Array {
  const { smoothWidth, size } = equations;
  const out = projected(equations, gradient);
  const b = new Float64Array(active.length);
  for (let index = 0; index < b.length; index++) b[index] = out[smoothWidth + (active[index] ?? 0)] ?? 0;
  solveActive(schurComplement(equations), active, b);
  const changes = new Float64Array(size - smoothWidth);
  for (let index = 0; index < b.length; index++) changes[active[index] ?? 0] = b[index] ?? 0;
  return withSmooth(equations, out, changes);
}

function schurComplement({ factor, smoothWidth, size }: NormalEquations): Pick<Lasso, 'matrix' | 'offset' | 'stride'> {
  return { matrix: factor, offset: smoothWidth * (size + 1), stride: size };
}

/** Forward-substitutes Z'Wv: the smooth part solved with U', the hinge part reduced by it. */
function projected({ factor, smoothWidth, size }: NormalEquations, products: Float64Array): Float64Array {
  const out = products.slice();
  solveLower(factor, size, smoothWidth, out);
  return out;
}

/** Back-substitutes known slope changes; overwrites `projected` with all coefficients. */
function withSmooth(
  { factor, smoothWidth, size }: NormalEquations,
  projected: Float64Array,
  changes: Float64Array,
): Float64Array {
  projected.set(changes, smoothWidth);
  solveUpper(factor, size, smoothWidth, projected);
  return projected;
}
