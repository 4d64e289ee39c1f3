import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cholesky, solveLower, solveUpper } from './cholesky.ts';

const SIZE = 6;
const square = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), {
  minLength: SIZE * SIZE,
  maxLength: SIZE * SIZE,
});

/** B·B' + I: symmetric and positive definite. */
function definite(b: readonly number[]): Float64Array {
  return new Float64Array(SIZE * SIZE).map((_, at) => {
    const [row, column] = [Math.floor(at / SIZE), at % SIZE];
    const product = b
      .slice(row * SIZE, (row + 1) * SIZE)
      .reduce((sum, x, k) => sum + x * (b[column * SIZE + k] ?? 0), 0);
    return product + (row === column ? 1 : 0);
  });
}

test('forward and back substitution solve the system', () => {
  fc.assert(
    fc.property(square, (b) => {
      const matrix = definite(b);
      const x = new Float64Array(SIZE).fill(1);
      const factor = cholesky(matrix.slice(), SIZE, SIZE);
      solveLower(factor, SIZE, SIZE, x);
      solveUpper(factor, SIZE, SIZE, x);
      for (let row = 0; row < SIZE; row++) {
        const product = x.reduce((sum, value, column) => sum + value * (matrix[row * SIZE + column] ?? 0), 0);
        expect(product).toBeCloseTo(1, 10);
      }
    }),
  );
});

test('factoring the Schur complement of a partial factorisation completes the full one', () => {
  fc.assert(
    fc.property(square, (b) => {
      const full = cholesky(definite(b), SIZE, SIZE);
      const partial = cholesky(definite(b), SIZE, 3);
      const complement = Float64Array.from(
        { length: 9 },
        (_, at) => partial[(3 + Math.floor(at / 3)) * SIZE + 3 + (at % 3)] ?? 0,
      );
      cholesky(complement, 3, 3);
      for (let row = 0; row < 3; row++)
        for (let column = row; column < 3; column++)
          expect(complement[row * 3 + column]).toBeCloseTo(full[(3 + row) * SIZE + 3 + column] ?? Number.NaN, 10);
    }),
  );
});

test('a duplicate column gets the coefficient 0', () => {
  const x = Float64Array.of(2, 2);
  const factor = cholesky(Float64Array.of(2, 2, 0, 2), 2, 2);
  solveLower(factor, 2, 2, x);
  solveUpper(factor, 2, 2, x);
  expect(Array.from(x)).toEqual([expect.closeTo(1, 12), expect.closeTo(0, 12)]);
});
