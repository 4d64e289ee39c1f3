import { dot } from './dot.ts';

/** A pivot this much smaller than its diagonal is rounding error: the column depends on those before it. */
const SMALLEST_PIVOT = 1e-14;
/** In place of such a pivot: its coefficient becomes 0. */
const INFINITE_PIVOT = 1e64;

/**
 * Factors the first `columns` columns of a symmetric positive semidefinite matrix into L·L', in place, leaving in the columns after them
 * the Schur complement. With `columns = size` it is the whole Cholesky factorisation. A column that depends on those before it gets the
 * coefficient 0 in what is solved.
 *
 * @param matrix row-major, `size` by `size`, of which only the lower triangle is read and written
 * @source Golub & Van Loan (2013), Matrix Computations, 4.2
 * @example cholesky(Float64Array.of(4, 0, 2, 5), 2, 2) // [2, 0, 1, 2]
 * @example cholesky(Float64Array.of(4, 0, 2, 5), 2, 1) // [2, 0, 1, 4]
 */
export function cholesky(matrix: Float64Array, size: number, columns: number): Float64Array {
  for (let row = 0; row < size; row++) {
    const at = row * size;
    for (let column = 0; column <= row; column++) {
      const product = dot(matrix, at, matrix, column * size, Math.min(column, columns));
      const diagonal = matrix[at + column] ?? 0;
      const rest = diagonal - product;
      if (column >= columns) matrix[at + column] = rest;
      else if (column < row) matrix[at + column] = rest / (matrix[column * size + column] ?? 1);
      else matrix[at + column] = rest > SMALLEST_PIVOT * diagonal ? Math.sqrt(rest) : INFINITE_PIVOT;
    }
  }
  return matrix;
}

/** Solves L·x = b for the first `columns` rows of a factor, in place. */
export function solveLower(factor: Float64Array, size: number, columns: number, b: Float64Array): void {
  for (let row = 0; row < columns; row++)
    b[row] = ((b[row] ?? 0) - dot(factor, row * size, b, 0, row)) / (factor[row * size + row] ?? 1);
}

/** Solves L'·x = b for the first `columns` rows of a factor, in place. */
export function solveUpper(factor: Float64Array, size: number, columns: number, b: Float64Array): void {
  for (let row = columns - 1; row >= 0; row--) {
    const solved = (b[row] ?? 0) / (factor[row * size + row] ?? 1);
    for (let column = 0; column < row; column++)
      b[column] = (b[column] ?? 0) - solved * (factor[row * size + column] ?? 0);
    b[row] = solved;
  }
}
