import { dot } from './dot.ts';

/** A pivot this much smaller than its diagonal is rounding error: the column depends on those before it. */
const SMALLEST_PIVOT = 1e-14;
/** In place of such a pivot: its coefficient becomes 0. */
const INFINITE_PIVOT = 1e64;

/**
 * Factors the first `pivots` rows of a symmetric positive semidefinite matrix into U'·U, in place, leaving in the rows after them the Schur
 * complement. With `pivots = size` it is the whole Cholesky factorisation. A column that depends on those before it gets the coefficient 0
 * in what is solved.
 *
 * @param matrix row-major, `size` by `size`, of which only the upper triangle is read and written
 * @source Golub & Van Loan (2013), Matrix Computations, 4.2
 * @example cholesky(Float64Array.of(4, 2, 0, 5), 2, 2) // [2, 1, 0, 2]
 * @example cholesky(Float64Array.of(4, 2, 0, 5), 2, 1) // [2, 1, 0, 4]
 */
export function cholesky(matrix: Float64Array, size: number, pivots: number): Float64Array {
  for (let row = 0; row < size; row++) {
    const at = row * size;
    const diagonal = matrix[at + row] ?? 0;
    subtractEarlier(matrix, size, row, Math.min(row, pivots));
    if (row >= pivots) continue;
    const rest = matrix[at + row] ?? 0;
    const pivot = rest > SMALLEST_PIVOT * diagonal ? Math.sqrt(rest) : INFINITE_PIVOT;
    matrix[at + row] = pivot;
    for (let column = at + row + 1; column < at + size; column++) matrix[column] = (matrix[column] ?? 0) / pivot;
  }
  return matrix;
}

/** Takes from a row what the factored rows above it explain, four of them a pass, so that each element is written once for several. */
function subtractEarlier(matrix: Float64Array, size: number, row: number, rows: number): void {
  const at = row * size;
  let above = 0;
  for (; above + 3 < rows; above += 4) {
    const a = above * size;
    const b = a + size;
    const c = b + size;
    const d = c + size;
    const ofA = matrix[a + row] ?? 0;
    const ofB = matrix[b + row] ?? 0;
    const ofC = matrix[c + row] ?? 0;
    const ofD = matrix[d + row] ?? 0;
    for (let column = row; column < size; column++)
      matrix[at + column] =
        (matrix[at + column] ?? 0) -
        (ofA * (matrix[a + column] ?? 0) + ofB * (matrix[b + column] ?? 0)) -
        (ofC * (matrix[c + column] ?? 0) + ofD * (matrix[d + column] ?? 0));
  }
  for (; above < rows; above++) {
    const a = above * size;
    const ofA = matrix[a + row] ?? 0;
    for (let column = row; column < size; column++)
      matrix[at + column] = (matrix[at + column] ?? 0) - ofA * (matrix[a + column] ?? 0);
  }
}

/** Solves U'·x = b for the first `pivots` elements, in place; what they explain of the others is taken from those. */
export function solveLower(factor: Float64Array, size: number, pivots: number, b: Float64Array): void {
  for (let row = 0; row < pivots; row++) {
    const at = row * size;
    const solved = (b[row] ?? 0) / (factor[at + row] ?? 1);
    b[row] = solved;
    for (let column = row + 1; column < size; column++)
      b[column] = (b[column] ?? 0) - solved * (factor[at + column] ?? 0);
  }
}

/** Solves U·x = b for the first `pivots` elements, in place; those after them are solved already. */
export function solveUpper(factor: Float64Array, size: number, pivots: number, b: Float64Array): void {
  for (let row = pivots - 1; row >= 0; row--) {
    const diagonal = row * (size + 1);
    const later = dot(factor, diagonal + 1, b, row + 1, size - row - 1);
    b[row] = ((b[row] ?? 0) - later) / (factor[diagonal] ?? 1);
  }
}
