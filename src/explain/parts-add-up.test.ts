import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explainRatio } from './explain-ratio.ts';
import { explainSum } from './explain-sum.ts';
import type { Explanation } from './explanation.ts';
import { priceVolumeMix } from './price-volume-mix.ts';
import { productParts } from './product-parts.ts';
import { rateAndMix } from './rate-and-mix.ts';
import { reconciled } from './reconciled.ts';
import { roundedParts } from './rounded-parts.ts';
import { leavesOf } from './scan/leaves.ts';

const RUNS = { numRuns: 60 };
/** Money with cents, negative and 0 among them. */
const cents = fc.oneof(fc.integer({ min: -50_000, max: 200_000 }), fc.constant(0)).map((value) => value / 100);
const counted = fc.nat({ max: 500 });
const keys = fc.tuple(
  fc.constantFrom('DE', 'FR', ''),
  fc.constantFrom('web', 'app'),
  fc.constantFrom('a', 'b', 'c', 'd'),
);
const tree = fc.uniqueArray(
  fc.record({ key: keys, y: cents, f: cents, n: counted, d: counted, n0: counted, d0: counted }),
  {
    selector: ({ key }) => key.join(),
    minLength: 2,
    maxLength: 24,
  },
);
const NAMES = ['country', 'channel', 'product'];
const NOISE = { dispersion: 20, spread: 0.1 };

function unitsOf({ causes, rest }: Explanation): number {
  return [...causes, rest].reduce((sum, { units }) => sum + units, 0);
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

describe('the parts of a gap', () => {
  test('of a sum add up to the cent, whatever was expected of its leaves', () => {
    fc.assert(
      fc.property(tree, cents, cents, (rows, actual, expected) => {
        const leaves = leavesOf(
          NAMES,
          rows.map(({ key }) => key),
          Float64Array.from(rows, ({ y }) => y),
          Float64Array.from(rows, ({ f }) => f),
        );
        const split = explainSum({ leaves, noise: NOISE, actual, expected, digits: 2 });
        expect(split.causes.length).toBeLessThanOrEqual(3);
        expect(unitsOf(split)).toBe(Math.round(actual * 100) - Math.round(expected * 100));
      }),
      RUNS,
    );
  });

  test('of a ratio add up to six decimals, with leaves without a denominator', () => {
    fc.assert(
      fc.property(tree, (rows) => {
        const column = (of: (row: (typeof rows)[number]) => number): Float64Array => Float64Array.from(rows, of);
        const [numerators, denominators] = [column(({ n }) => n), column(({ d }) => d)];
        const [numerators0, denominators0] = [column(({ n0 }) => n0), column(({ d0 }) => d0)];
        const { dimensions } = leavesOf(
          NAMES,
          rows.map(({ key }) => key),
          numerators,
          numerators0,
        );
        const [all0, all1] = [total([...denominators0]), total([...denominators])];
        const actual = all1 === 0 ? 0 : total([...numerators]) / all1;
        const expected = all0 === 0 ? 0 : total([...numerators0]) / all0;
        const split = explainRatio({
          dimensions,
          numerators,
          denominators,
          expectedNumerators: numerators0,
          expectedDenominators: denominators0,
          noise: { dispersion: 1, spread: 0.1 },
          actual,
          expected,
          digits: 6,
        });
        const gap = all0 === 0 || all1 === 0 ? null : Math.round(actual * 1e6) - Math.round(expected * 1e6);
        expect(split && unitsOf(split)).toBe(gap);
      }),
      RUNS,
    );
  });
});

test('rate and mix of random parts add up to the change of the ratio', () => {
  const part = fc.record({ numerator0: cents, denominator0: counted, numerator1: cents, denominator1: counted });
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 12 }), (parts) => {
      const sums = (of: (one: (typeof parts)[number]) => number): number => total(parts.map(of));
      const [d0, d1] = [sums((one) => one.denominator0), sums((one) => one.denominator1)];
      const split = rateAndMix(parts);
      expect(split === null).toBe(d0 === 0 || d1 === 0);
      if (!split) return;
      const change = sums((one) => one.numerator1) / d1 - sums((one) => one.numerator0) / d0;
      expect(total(split.map(({ rate, mix }) => rate + mix))).toBeCloseTo(change, 6);
    }),
    RUNS,
  );
});

test('the factors of a product add up to its change, with zeros and negative values', () => {
  const factor = fc.record({ expected: cents, actual: cents });
  fc.assert(
    fc.property(fc.array(factor, { minLength: 1, maxLength: 3 }), (factors) => {
      const product = (side: 'expected' | 'actual'): number => factors.reduce((value, one) => value * one[side], 1);
      const change = product('actual') - product('expected');
      // The largest product of any mixture of both sides bounds what rounding can lose.
      const size = factors.reduce((value, one) => value * Math.max(1, Math.abs(one.expected), Math.abs(one.actual)), 1);
      expect(Math.abs(total(productParts(factors)) - change) / size).toBeLessThan(1e-12);
    }),
    RUNS,
  );
});

test('a factor that did not change has no part, and equal products have none at all', () => {
  const [unchanged] = productParts([
    { expected: 7, actual: 7 },
    { expected: 3, actual: 5 },
  ]);
  expect(unchanged).toBe(0);
  const swapped = productParts([
    { expected: 2, actual: 8 },
    { expected: 8, actual: 2 },
  ]);
  expect(swapped[0]).toBeCloseTo(16 * Math.log(4), 9);
  expect(total(swapped)).toBeCloseTo(0, 9);
});

test('price, volume, mix and range add up to the change of money', () => {
  const product = fc.record({ quantity0: counted, amount0: cents, quantity1: counted, amount1: cents });
  fc.assert(
    fc.property(fc.array(product, { maxLength: 10 }), (products) => {
      const { price, volume, mix, range } = priceVolumeMix(products);
      const change = total(products.map(({ amount0, amount1 }) => amount1 - amount0));
      expect(price + volume + mix + range).toBeCloseTo(change, 6);
    }),
    RUNS,
  );
});

test('reconciled forecasts add up to the whole, and what is certain stays', () => {
  expect(
    reconciled(
      [
        { expected: 60, variance: 0 },
        { expected: 30, variance: 5 },
      ],
      100,
    ),
  ).toEqual([60, 40]);
});

test('rounded parts add up to their total, and differ from the parts by less than a unit', () => {
  fc.assert(
    fc.property(fc.array(cents, { minLength: 1, maxLength: 12 }), (parts) => {
      const whole = Math.round(total(parts)) + 0;
      const rounded = roundedParts(parts, whole);
      expect(total(rounded)).toBe(whole);
      for (const [index, part] of parts.entries()) expect(Math.abs((rounded[index] ?? NaN) - part)).toBeLessThan(1);
    }),
    RUNS,
  );
});
