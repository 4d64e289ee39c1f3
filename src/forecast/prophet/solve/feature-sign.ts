import { cholesky, solveLower, solveUpper } from './cholesky.ts';

/** Relative excess of a gradient over the penalty that is treated as rounding error. */
const TOLERANCE = 1e-11;
/** Guards against cycling through rounding error; the search normally ends much earlier. */
const MAX_STEPS_PER_COEFFICIENT = 20;

/** A lasso in normal-equation form: minimise x'Ax/2 - c'x + penalty·sum |x|. */
export interface Lasso {
  /** A: row-major with `stride` elements a row, from `offset` on; only the upper triangle is read. */
  readonly matrix: Float64Array;
  readonly offset: number;
  readonly stride: number;
  readonly c: Float64Array;
  readonly penalty: number;
}

/**
 * Solves a lasso exactly by feature-sign search, an active-set method: solve for the active coefficients with fixed signs, remove the
 * first coefficient that would change its sign on the way there, and add the zero coefficient whose gradient exceeds the penalty the
 * most, until none does. Each step lowers the objective, so no active set repeats.
 *
 * @param x starting point, for instance the solution of a similar problem; overwritten with the solution
 * @source Lee, Battle, Raina & Ng (2006), Efficient sparse coding algorithms, algorithm 1
 */
export function featureSign(lasso: Lasso, x: Float64Array): void {
  const signs = new Float64Array(x.length);
  for (let index = 0; index < x.length; index++) signs[index] = Math.sign(x[index] ?? 0);
  const excluded = new Set<number>();
  minimiseActive(lasso, signs, x);
  for (let step = 0; step < MAX_STEPS_PER_COEFFICIENT * x.length; step++) {
    const entering = mostViolating(lasso, x, excluded);
    if (entering === null) return;
    signs[entering.index] = entering.sign;
    minimiseActive(lasso, signs, x);
    // Added and immediately removed: its gradient exceeds the penalty by rounding error only.
    if (x[entering.index] === 0) excluded.add(entering.index);
    else excluded.clear();
  }
}

/** Moves x to the minimum for the given signs; a coefficient that reaches zero on the way is removed from `signs`. */
function minimiseActive(lasso: Lasso, signs: Float64Array, x: Float64Array): void {
  for (;;) {
    const active = activeIndices(signs);
    const target = minimumFor(lasso, active, signs);
    let step = 1;
    let removed = -1;
    for (let at = 0; at < active.length; at++) {
      const index = active[at] ?? 0;
      const from = x[index] ?? 0;
      const to = target[at] ?? 0;
      if (Math.sign(to) === signs[index]) continue;
      const crossing = from === to ? 0 : from / (from - to);
      if (removed === -1 || crossing < step) [step, removed] = [crossing, index];
    }
    for (let at = 0; at < active.length; at++) {
      const index = active[at] ?? 0;
      const from = x[index] ?? 0;
      x[index] = index === removed ? 0 : from + step * ((target[at] ?? 0) - from);
    }
    if (removed === -1) return;
    signs[removed] = 0;
  }
}

/** Returns the indices of the non-zero elements. */
export function activeIndices(signs: Float64Array): number[] {
  const active: number[] = [];
  for (let index = 0; index < signs.length; index++) if (signs[index] !== 0) active.push(index);
  return active;
}

/** Returns the active coefficients that minimise the lasso objective with the given signs, which is then quadratic. */
function minimumFor(lasso: Lasso, active: readonly number[], signs: Float64Array): Float64Array {
  const { c, penalty } = lasso;
  const b = new Float64Array(active.length);
  for (let at = 0; at < active.length; at++) {
    const index = active[at] ?? 0;
    b[at] = (c[index] ?? 0) - penalty * (signs[index] ?? 0);
  }
  return solveActive(lasso, active, b);
}

/** The room for one factorisation at a time, as in `additiveFit`. */
let room: Float64Array = new Float64Array(0);

function roomFor(length: number): Float64Array {
  if (room.length < length) room = new Float64Array(length);
  return room;
}

/** Solves A·x = b for the active rows and columns of A; overwrites b with x. */
export function solveActive(
  { matrix, offset, stride }: Pick<Lasso, 'matrix' | 'offset' | 'stride'>,
  active: readonly number[],
  b: Float64Array,
): Float64Array {
  const size = active.length;
  const factor = roomFor(size * size);
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

/** Returns the zero coefficient whose gradient exceeds the penalty the most, and the sign it takes; null if there is none. */
function mostViolating(
  { matrix, offset, stride, c, penalty }: Lasso,
  x: Float64Array,
  excluded: ReadonlySet<number>,
): { readonly index: number; readonly sign: number } | null {
  const active = activeIndices(x);
  let largest = penalty * (1 + TOLERANCE);
  let violating: { index: number; sign: number } | null = null;
  for (let index = 0; index < x.length; index++) {
    if (x[index] !== 0 || excluded.has(index)) continue;
    let negativeGradient = c[index] ?? 0;
    for (const other of active) {
      const at = index < other ? index * stride + other : other * stride + index;
      negativeGradient -= (matrix[offset + at] ?? 0) * (x[other] ?? 0);
    }
    if (Math.abs(negativeGradient) > largest) {
      largest = Math.abs(negativeGradient);
      violating = { index, sign: Math.sign(negativeGradient) };
    }
  }
  return violating;
}
