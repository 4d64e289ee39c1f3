import { cholesky, solveLower, solveUpper } from './cholesky.ts';

/** How far, relative to the penalty, a gradient may pass it before its coefficient is let in: rounding error. */
const TOLERANCE = 1e-11;
/** Several times what is ever needed: the search ends by itself unless rounding error keeps it going. */
const MOST_STEPS_PER_COEFFICIENT = 20;

/** A lasso in its normal equations: minimise x'Ax/2 - c'x + penalty·sum |x|. */
export interface Lasso {
  /** Row-major with `stride` elements a row from `offset` on; only the upper triangle is read. */
  readonly matrix: Float64Array;
  readonly offset: number;
  readonly stride: number;
  readonly c: Float64Array;
  readonly penalty: number;
}

/**
 * Solves a lasso exactly by feature-sign search: guess which coefficients are not zero and their signs, solve for them, drop the first
 * that would change its sign on the way there, and let in the zero whose gradient passes the penalty the most, until none does. Each
 * step lowers the objective, so no guess comes back.
 *
 * @param x where to start, often the solution of a problem near by; holds the solution afterwards
 * @source Lee, Battle, Raina & Ng (2006), Efficient sparse coding algorithms, algorithm 1
 */
export function featureSign(lasso: Lasso, x: Float64Array): void {
  const signs = x.map(Math.sign);
  const barred = new Set<number>();
  settle(lasso, signs, x);
  for (let step = 0; step < MOST_STEPS_PER_COEFFICIENT * x.length; step++) {
    const entering = mostViolating(lasso, x, barred);
    if (entering === null) return;
    signs[entering.index] = entering.sign;
    settle(lasso, signs, x);
    // Let in and at once dropped: it passes the penalty by rounding error only.
    if (x[entering.index] === 0) barred.add(entering.index);
    else barred.clear();
  }
}

/** Moves to the minimum with the given signs, dropping from `signs` what reaches zero on the way. */
function settle(lasso: Lasso, signs: Float64Array, x: Float64Array): void {
  for (;;) {
    const active = activeIndices(signs);
    const target = minimumFor(lasso, active, signs);
    let step = 1;
    let dropped = -1;
    for (let at = 0; at < active.length; at++) {
      const index = active[at] ?? 0;
      const from = x[index] ?? 0;
      const to = target[at] ?? 0;
      if (Math.sign(to) === signs[index]) continue;
      const crossing = from === to ? 0 : from / (from - to);
      if (dropped === -1 || crossing < step) [step, dropped] = [crossing, index];
    }
    for (let at = 0; at < active.length; at++) {
      const index = active[at] ?? 0;
      const from = x[index] ?? 0;
      x[index] = index === dropped ? 0 : from + step * ((target[at] ?? 0) - from);
    }
    if (dropped === -1) return;
    signs[dropped] = 0;
  }
}

/** The indices that are not zero. */
export function activeIndices(signs: Float64Array): number[] {
  const active: number[] = [];
  for (let index = 0; index < signs.length; index++) if (signs[index] !== 0) active.push(index);
  return active;
}

/** The active coefficients at the minimum of the smooth function that the lasso is where their signs hold. */
function minimumFor({ c, penalty, ...lasso }: Lasso, active: readonly number[], signs: Float64Array): Float64Array {
  const b = new Float64Array(active.length);
  for (let at = 0; at < active.length; at++) {
    const index = active[at] ?? 0;
    b[at] = (c[index] ?? 0) - penalty * (signs[index] ?? 0);
  }
  return solveActive(lasso, active, b);
}

/** Solves A·x = b for the active rows and columns of A; b becomes x. */
export function solveActive(
  { matrix, offset, stride }: Pick<Lasso, 'matrix' | 'offset' | 'stride'>,
  active: readonly number[],
  b: Float64Array,
): Float64Array {
  const size = active.length;
  const factor = new Float64Array(size * size);
  for (let row = 0; row < size; row++) {
    const from = offset + (active[row] ?? 0) * stride;
    for (let column = row; column < size; column++)
      factor[row * size + column] = matrix[from + (active[column] ?? 0)] ?? 0;
  }
  cholesky(factor, size, size);
  solveLower(factor, size, size, b);
  solveUpper(factor, size, size, b);
  return b;
}

/** The zero coefficient whose gradient passes the penalty the most, and the sign it would take. */
function mostViolating(
  { matrix, offset, stride, c, penalty }: Lasso,
  x: Float64Array,
  barred: ReadonlySet<number>,
): { readonly index: number; readonly sign: number } | null {
  const active = activeIndices(x);
  let largest = penalty * (1 + TOLERANCE);
  let found: { index: number; sign: number } | null = null;
  for (let index = 0; index < x.length; index++) {
    if (x[index] !== 0 || barred.has(index)) continue;
    let descent = c[index] ?? 0;
    for (const other of active) {
      const at = index < other ? index * stride + other : other * stride + index;
      descent -= (matrix[offset + at] ?? 0) * (x[other] ?? 0);
    }
    if (Math.abs(descent) > largest) {
      largest = Math.abs(descent);
      found = { index, sign: Math.sign(descent) };
    }
  }
  return found;
}
