import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { featureSign } from './feature-sign.ts';

const SIZE = 8;
/** Added to the diagonal, so that the matrix is positive definite. */
const RIDGE = 1e-4;
const numbers = (length: number) =>
  fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: length, maxLength: length });

/** Gram matrix of highly correlated but linearly independent columns, as hinges are. */
function gramOf(rows: readonly number[][]): Float64Array {
  return new Float64Array(SIZE * SIZE).map((_, at) => {
    const [row, column] = [Math.floor(at / SIZE), at % SIZE];
    return rows.reduce(
      (sum, values) => sum + (1 + (values[row] ?? 0)) * (1 + (values[column] ?? 0)),
      row === column ? RIDGE : 0,
    );
  });
}

/** Independent lasso solver: cyclic coordinate descent (Friedman et al. 2010). */
function coordinateDescent(matrix: Float64Array, c: Float64Array, penalty: number): Float64Array {
  const x = new Float64Array(SIZE);
  for (let sweep = 0; sweep < 3000; sweep++) {
    for (let index = 0; index < SIZE; index++) {
      const diagonal = matrix[index * (SIZE + 1)] ?? 0;
      const partial = negativeGradient(matrix, c, x, index) + diagonal * (x[index] ?? 0);
      x[index] = diagonal > 0 ? (Math.sign(partial) * Math.max(0, Math.abs(partial) - penalty)) / diagonal : 0;
    }
  }
  return x;
}

function negativeGradient(matrix: Float64Array, c: Float64Array, x: Float64Array, index: number): number {
  return x.reduce((sum, value, other) => sum - value * (matrix[index * SIZE + other] ?? 0), c[index] ?? 0);
}

function objective(matrix: Float64Array, c: Float64Array, penalty: number, x: Float64Array): number {
  return x.reduce((sum, value, index) => {
    const product = (c[index] ?? 0) - negativeGradient(matrix, c, x, index);
    return sum + (value * product) / 2 - value * (c[index] ?? 0) + penalty * Math.abs(value);
  }, 0);
}

/** A random lasso problem with a starting point. */
const problem = fc
  .record({
    rows: fc.array(numbers(SIZE + 1), { minLength: 3, maxLength: 20 }),
    penalty: fc.double({ min: 0.05, max: 3, noNaN: true }),
    start: numbers(SIZE).map((values) => Float64Array.from(values, (value) => (value > 0 ? value : 0))),
  })
  .map(({ rows, ...rest }) => {
    const c = new Float64Array(SIZE).map((_, column) => {
      return rows.reduce((sum, values) => sum + (1 + (values[column] ?? 0)) * 5 * (values[SIZE] ?? 0), 0);
    });
    return { ...rest, c, matrix: gramOf(rows) };
  });

describe('feature-sign search', () => {
  test('satisfies the optimality conditions from any starting point', () => {
    fc.assert(
      fc.property(problem, ({ matrix, c, penalty, start }) => {
        const x = start.slice();
        featureSign({ matrix, offset: 0, stride: SIZE, c, penalty }, x);
        for (let index = 0; index < SIZE; index++) {
          const descent = negativeGradient(matrix, c, x, index);
          const isZero = x[index] === 0;
          const violation = isZero
            ? Math.abs(descent) - penalty
            : Math.abs(descent - penalty * Math.sign(x[index] ?? 0));
          expect(violation).toBeLessThan(1e-6);
        }
      }),
    );
  });

  test('its objective is no higher than that of coordinate descent', () => {
    fc.assert(
      fc.property(problem, ({ matrix, c, penalty }) => {
        const x = new Float64Array(SIZE);
        featureSign({ matrix, offset: 0, stride: SIZE, c, penalty }, x);
        const expected = objective(matrix, c, penalty, coordinateDescent(matrix, c, penalty));
        expect(objective(matrix, c, penalty, x)).toBeLessThanOrEqual(expected + 1e-9);
      }),
      { numRuns: 20 },
    );
  });

  test('returns zeros for a large penalty, and accepts an empty problem', () => {
    const x = Float64Array.of(3);
    featureSign({ matrix: Float64Array.of(1), offset: 0, stride: 1, c: Float64Array.of(2), penalty: 2 }, x);
    expect(Array.from(x)).toEqual([0]);
    featureSign(
      { matrix: new Float64Array(), offset: 0, stride: 0, c: new Float64Array(), penalty: 1 },
      new Float64Array(),
    );
  });
});
