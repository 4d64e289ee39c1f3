import fc from 'fast-check';
import { expect, test } from 'vitest';
import { predictiveQuantile } from './predictive-quantile.ts';

/** Miles per gallon of R's `mtcars`. */
const mpg = [
  ...[21, 21, 22.8, 21.4, 18.7, 18.1, 14.3, 24.4, 22.8, 19.2, 17.8, 16.4, 17.3, 15.2, 10.4, 10.4],
  ...[14.7, 32.4, 30.4, 33.9, 21.5, 15.5, 15.2, 13.3, 19.2, 27.3, 26, 30.4, 15.8, 19.7, 15, 21.4],
];

test('no values give null, one value gives that value', () => {
  expect([0, 0.5, 1].map((p) => predictiveQuantile([], p))).toEqual([null, null, null]);
  expect([0, 0.5, 1].map((p) => predictiveQuantile([7], p))).toEqual([7, 7, 7]);
});

test.each([-0.01, 1.01, Number.NaN])('the probability %s is rejected', (p) => {
  expect(() => predictiveQuantile([1, 2, 3], p)).toThrow(RangeError);
  expect(() => predictiveQuantile([1], p)).toThrow(RangeError);
});

// R: quantile(mtcars$mpg, p, type = 6); Python: statistics.quantiles(mpg, n=4, 10 or 20), method 'exclusive'.
test.each([
  [0, 10.4],
  [0.01, 10.4],
  [0.05, 10.4],
  [0.1, 13.6],
  [0.25, 15.275],
  [0.5, 19.2],
  [0.75, 22.8],
  [0.9, 30.4],
  [0.95, 32.925],
  [0.99, 33.9],
  [1, 33.9],
])('the quantile %s of mtcars$mpg is %s, as in R with type 6', (p, expected) => {
  expect(predictiveQuantile(mpg, p)).toBeCloseTo(expected, 12);
});

test('the quantile k / (n + 1) is the k-th smallest value', () => {
  const distinct = fc.uniqueArray(fc.integer({ min: -1e6, max: 1e6 }), { minLength: 2, maxLength: 60, size: 'max' });
  fc.assert(
    fc.property(distinct, (values) => {
      const sorted = values.toSorted((a, b) => a - b);
      const wrong = sorted.filter((value, index) => {
        const actual = predictiveQuantile(values, (index + 1) / (values.length + 1)) ?? Number.NaN;
        return !(Math.abs(actual - value) < 1e-6);
      });
      expect(wrong).toEqual([]);
    }),
  );
});
