import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changepoints } from './changepoints.ts';

const rowTimes = (rows: number) => new Float64Array(rows).map((_, row) => row);

// numpy: np.linspace(0, hist_size - 1, n + 1).round().astype(int)[1:], hist_size = floor(rows * range)
test.each([
  [100, 25, 0.8, [3, 6, 9, 13, 16, 19, 22, 25, 28, 32, 35, 38, 41, 44, 47, 51, 54, 57, 60, 63, 66, 70, 73, 76, 79]],
  [10, 2, 0.8, [4, 7]],
  [21, 15, 0.8, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]],
  [12, 4, 1, [3, 6, 8, 11]],
  [10, 0, 0.8, []],
  [10, 25, 0, []],
])('%i rows, %i changepoints, range %f: the positions equal numpy', (rows, count, range, expected) => {
  expect(Array.from(changepoints(rowTimes(rows), null, count, range))).toEqual(expected);
});

test('5 rows allow 3 changepoints', () => {
  expect(Array.from(changepoints(rowTimes(5), null, 25, 0.8))).toEqual([1, 2, 3]);
});

test('one row or none has no changepoints', () => {
  expect(changepoints(rowTimes(1), null, 25, 0.8)).toHaveLength(0);
  expect(changepoints(rowTimes(0), null, 25, 0.8)).toHaveLength(0);
});

test('a row of weight w equals w repeated rows', () => {
  const rows = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(
      rows,
      fc.integer({ min: 0, max: 30 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (weights, count, range) => {
        const repeated = Float64Array.from(weights.flatMap((weight, row) => Array.from({ length: weight }, () => row)));
        const weighted = changepoints(rowTimes(weights.length), Float64Array.from(weights), count, range);
        expect(weighted).toEqual(changepoints(repeated, null, count, range));
      },
    ),
  );
});
