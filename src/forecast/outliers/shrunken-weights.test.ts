import fc from 'fast-check';
import { expect, test } from 'vitest';
import { combined, memberWeights } from './shrunken-weights.ts';

const repeated = (error: number, count: number) =>
  Array.from({ length: count }, (_, index) => (index % 2 === 0 ? error : -error));
const error = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((cents) => cents / 100);

test('a single member has all the weight', () => {
  expect(memberWeights([[]])).toEqual([1]);
  expect(memberWeights([repeated(3, 40)])).toEqual([1]);
});

test('weights are equal until each member has 14 errors, and where one has none but zeros', () => {
  expect(memberWeights([repeated(1, 50), repeated(3, 13)])).toEqual([0.5, 0.5]);
  expect(memberWeights([repeated(0, 50), repeated(3, 50)])).toEqual([0.5, 0.5]);
});

test('half of the weight is shared equally, half in proportion to 1 / mean absolute error', () => {
  // Errors of 1 and 3: inverse shares 3/4 and 1/4, shrunk half way to 1/2.
  const [better = Number.NaN, worse = Number.NaN] = memberWeights([repeated(1, 14), repeated(3, 14)]);
  expect(better).toBeCloseTo(5 / 8, 12);
  expect(worse).toBeCloseTo(3 / 8, 12);
});

test('errors older than the last 90 have no effect', () => {
  const reformed = memberWeights([[...repeated(1000, 200), ...repeated(1, 90)], repeated(3, 90)]);
  expect(reformed).toEqual(memberWeights([repeated(1, 90), repeated(3, 90)]));
});

test('weights sum to 1, none is under half an equal share, and the better member never has less weight', () => {
  const errors = fc.array(fc.array(error, { minLength: 14, maxLength: 100, size: 'max' }), {
    minLength: 1,
    maxLength: 4,
  });
  fc.assert(
    fc.property(errors, (members) => {
      const weights = memberWeights(members);
      expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
      expect(Math.min(...weights)).toBeGreaterThanOrEqual(0.5 / members.length);
      const errors = members.map(
        (member) => member.slice(-90).reduce((sum, x) => sum + Math.abs(x), 0) / Math.min(90, member.length),
      );
      const byError = weights
        .map((weight, index) => ({ weight, error: errors[index] ?? 0 }))
        .toSorted((a, b) => a.error - b.error);
      const byWeight = byError.map(({ weight }) => weight);
      expect(byWeight.every((weight, index) => index === 0 || weight <= (byWeight[index - 1] ?? 0) + 1e-12)).toBe(true);
    }),
  );
});

test('without any forecast the mean is null', () => {
  expect([combined([], []), combined([null], [1]), combined([null, null], [0.5, 0.5])]).toEqual([null, null, null]);
});

test('a member without a forecast leaves its weight to the others', () => {
  expect(combined([10, null, 30], [0.25, 0.5, 0.25])).toBe(20);
});

test('a combination is between the forecasts of the members', () => {
  const predictions = fc.array(fc.tuple(fc.option(error), fc.integer({ min: 1, max: 9 })), {
    minLength: 1,
    maxLength: 5,
  });
  fc.assert(
    fc.property(predictions, (members) => {
      const known = members.flatMap(([value]) => (value === null ? [] : [value]));
      const together = combined(
        members.map(([value]) => value),
        members.map(([, weight]) => weight),
      );
      expect(together === null).toBe(known.length === 0);
      expect(together ?? 0).toBeGreaterThanOrEqual((known.length === 0 ? 0 : Math.min(...known)) - 1e-9);
      expect(together ?? 0).toBeLessThanOrEqual((known.length === 0 ? 0 : Math.max(...known)) + 1e-9);
    }),
  );
});
