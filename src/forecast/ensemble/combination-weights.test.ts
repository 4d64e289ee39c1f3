import fc from 'fast-check';
import { expect, test } from 'vitest';
import { horizonGroup } from '../horizon-groups.ts';
import { groupWeights, inverseErrorWeights } from './combination-weights.ts';
import { trimmedMean } from './trimmed-mean.ts';

const weightsOf = (...requested: Parameters<typeof groupWeights>) =>
  groupWeights(...requested).map(({ weights }) => weights);

test('the horizon groups are a day, a week, four weeks and beyond', () => {
  expect([1, 2, 7, 8, 28, 29, 400].map(horizonGroup)).toEqual([0, 1, 1, 2, 2, 3, 3]);
});

test('without known days all members have the same weight at every horizon', () => {
  expect(weightsOf({ sums: [], days: [] }, 4)).toEqual(Array.from({ length: 4 }, () => [0.25, 0.25, 0.25, 0.25]));
  expect(weightsOf({ sums: [[0, 5]], days: [100] }, 2)[0]).toEqual([0.5, 0.5]);
});

test('a twentieth is shared equally, the rest by the eighth power of 1 / error', () => {
  // Errors of 1 and 2: weights 256 / 257 and 1 / 257.
  const weights = weightsOf({ sums: [[], [1, 2], [2, 1], [3, 3]], days: [0, 28, 14, 13] }, 2);
  expect(weights[1]?.[0]).toBeCloseTo(0.025 + (0.95 * 256) / 257, 12);
  expect(weights[2]?.[0]).toBeCloseTo(0.025 + 0.95 / 257, 12);
  expect(weights[3], 'too few days: as for the horizons before').toEqual(weights[2]);
});

test('if no member is better than the naive one, that has all the weight', () => {
  const requested = { sums: [[], [2, 2], [2, 1.9], [1, 3]], days: [0, 14, 14, 14] };
  const groups = groupWeights(requested, 2, 0);
  expect(groups.map(({ weights }) => weights[0] === 1)).toEqual([false, true, false, true]);
  expect(groups[3]).toEqual({ weights: [1, 0], errors: [1 / 14, 3 / 14] });
  expect(weightsOf(requested, 2)[3]?.[0]).toBeLessThan(1);
});

test('a member with an error larger by a tenth has about half the weight', () => {
  const [better = 0, worse = 0] = inverseErrorWeights([10, 11]);
  expect(better + worse).toBeCloseTo(1, 12);
  expect((worse - 0.025) / (better - 0.025)).toBeCloseTo(0.46650738, 8); // 1.1^-8
  expect([inverseErrorWeights([]), inverseErrorWeights([3])]).toEqual([[], [1]]);
});

test('the weights of tomorrow come from its own errors and half of those of its week', () => {
  const [tomorrow] = weightsOf(
    {
      sums: [
        [4, 1],
        [2, 4],
      ],
      days: [14, 84],
    },
    2,
  );
  const [same] = weightsOf(
    {
      sums: [
        [5, 3],
        [0, 0],
      ],
      days: [14, 0],
    },
    2,
  );
  expect(tomorrow).toEqual(same);
});

test('without any forecast the mean is null', () => {
  expect([trimmedMean([], []), trimmedMean([null], [1])]).toEqual([null, null]);
});

test('members with weight 0 are used where the others have no forecast', () => {
  expect(trimmedMean([null, 5, 7], [1, 0, 0])).toBe(6);
});

test('one broken member of five changes nothing', () => {
  const weights = [0.2, 0.2, 0.2, 0.2, 0.2];
  expect(trimmedMean([10, 11, 12, 13, 1e12], weights)).toBeCloseTo(trimmedMean([10, 11, 12, 13, 14], weights) ?? 0, 9);
});

test('it is the mean of the middle half of as many copies of each member as it has weight', () => {
  const member = fc.tuple(fc.option(fc.integer({ min: -1000, max: 1000 })), fc.integer({ min: 1, max: 9 }));
  fc.assert(
    fc.property(fc.array(member, { minLength: 1, maxLength: 6 }), (members) => {
      const copies = members
        .flatMap(([value, weight]) => (value === null ? [] : Array.from({ length: 4 * weight }, () => value)))
        .sort((a, b) => a - b);
      const middle = copies.slice(copies.length / 4, (3 * copies.length) / 4);
      const together = trimmedMean(
        members.map(([value]) => value),
        members.map(([, weight]) => weight),
      );
      expect(together === null).toBe(copies.length === 0);
      expect(together ?? 0).toBeCloseTo(middle.reduce((sum, value) => sum + value, 0) / Math.max(1, middle.length), 9);
    }),
  );
});
