import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ascending, quantile, quantileOfSorted } from './quantile.ts';

/** Miles per gallon of R's `mtcars`. */
const mpg = [
  ...[21, 21, 22.8, 21.4, 18.7, 18.1, 14.3, 24.4, 22.8, 19.2, 17.8, 16.4, 17.3, 15.2, 10.4, 10.4],
  ...[14.7, 32.4, 30.4, 33.9, 21.5, 15.5, 15.2, 13.3, 19.2, 27.3, 26, 30.4, 15.8, 19.7, 15, 21.4],
];

const money = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }).map((cents) => cents / 100);
const values = fc.array(money, { minLength: 1, maxLength: 40, size: 'max' });
const probability = fc.integer({ min: 0, max: 10_000 }).map((parts) => parts / 10_000);

test('no values give null', () => {
  expect([0, 0.5, 1].map((p) => quantile([], p))).toEqual([null, null, null]);
});

test('every quantile of one value, or of equal values, is that value', () => {
  fc.assert(
    fc.property(money, fc.integer({ min: 1, max: 9 }), probability, (value, length, p) => {
      expect(
        quantile(
          Array.from({ length }, () => value),
          p,
        ),
      ).toBe(value);
    }),
  );
});

test('it is that of the sorted values, whatever their order and however many are equal', () => {
  const few = fc.integer({ min: -3, max: 3 });
  fc.assert(
    fc.property(
      fc.oneof(values, fc.array(few, { minLength: 1, maxLength: 400, size: 'max' })),
      probability,
      (all, p) => {
        expect(quantile(all, p)).toBe(quantileOfSorted(ascending(all), p));
      },
    ),
  );
});

test('neither many values nor the values of the call before change it', () => {
  const shuffled = (length: number): number[] => Array.from({ length }, (_, index) => (index * 7919) % length);
  const medians = [5001, 2049, 2047, 5, 5001].map((length) => quantile(shuffled(length), 0.5));
  expect(medians).toEqual([2500, 1024, 1023, 2, 2500]);
});

test.each([-0.01, 1.01, Number.NaN, Number.POSITIVE_INFINITY])(
  'the probability %s is rejected, also without values',
  (p) => {
    expect(() => quantile([1, 2], p)).toThrow(RangeError);
    expect(() => quantile([], p)).toThrow(RangeError);
  },
);

// R: quantile(mtcars$mpg, p), type 7 by default; summary() prints 10.40 15.43 19.20 22.80 33.90.
// The deciles and fortieths from Python's statistics.quantiles(mpg, n=10 or 40, method='inclusive').
test.each([
  [0, 10.4],
  [0.025, 10.4],
  [0.1, 14.34],
  [0.25, 15.425],
  [0.4, 17.92],
  [0.5, 19.2],
  [0.75, 22.8],
  [0.9, 30.09],
  [0.975, 32.7375],
  [1, 33.9],
])('the quantile %s of mtcars$mpg is %s, as in R', (p, expected) => {
  expect(quantile(mpg, p)).toBeCloseTo(expected, 12);
});

test('type 7: at multiples of 1/(n - 1) the quantiles are the sorted values, linear in between', () => {
  fc.assert(
    fc.property(values, probability, (xs, part) => {
      const sorted = xs.toSorted((a, b) => a - b);
      const wrong = sorted.slice(1).filter((above, index) => {
        const below = sorted[index] ?? Number.NaN;
        const actual = quantile(xs, (index + part) / (sorted.length - 1)) ?? Number.NaN;
        return !(Math.abs(actual - (below * (1 - part) + above * part)) <= 1e-5);
      });
      expect(wrong).toEqual([]);
      expect([quantile(xs, 0), quantile(xs, 1)]).toEqual([sorted[0], sorted.at(-1)]);
    }),
  );
});

test('quantiles do not decrease with p', () => {
  fc.assert(
    fc.property(values, probability, probability, (xs, p, q) => {
      const [smaller, larger] = [quantile(xs, Math.min(p, q)), quantile(xs, Math.max(p, q))];
      expect(smaller).toBeLessThanOrEqual((larger ?? Number.NaN) + 1e-6);
    }),
  );
});

test('the order of the values does not matter, and the input is not modified', () => {
  const xs = [3, -1, 10, 2];
  expect(quantile(xs, 0.3)).toBe(quantile([10, 3, 2, -1], 0.3));
  expect(xs).toEqual([3, -1, 10, 2]);
});
