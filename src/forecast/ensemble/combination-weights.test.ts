import fc from 'fast-check';
import { expect, test } from 'vitest';
import { horizonGroup } from '../horizon-groups.ts';
import { groupWeights, inverseErrorWeights, meanErrors } from './combination-weights.ts';
import { trimmedMean } from './trimmed-mean.ts';

test('the horizon groups are a day, a week, four weeks and beyond', () => {
  expect([1, 2, 7, 8, 28, 29, 400].map(horizonGroup)).toEqual([0, 1, 1, 2, 2, 3, 3]);
});

test('without known errors all members have the same weight at every horizon', () => {
  expect(groupWeights([null, null], 4)).toEqual([0, 1].map(() => [0.25, 0.25, 0.25, 0.25]));
  expect(groupWeights([[0, 5]], 2)[0]).toEqual([0.5, 0.5]);
});

test('a tenth is shared equally, the rest by the fourth power of 1 / error', () => {
  // Errors of 1 and 2: weights 16 / 17 and 1 / 17.
  const [before, first, second, last] = groupWeights([null, [1, 2], [2, 1], null], 2);
  expect(before).toEqual([0.5, 0.5]);
  expect(first?.[0]).toBeCloseTo(0.05 + (0.9 * 16) / 17, 12);
  expect(second?.[0]).toBeCloseTo(0.05 + 0.9 / 17, 12);
  expect(last, 'without errors: as for the horizons before').toEqual(second);
});

test('no member has all the weight, even if it is the best of all by far', () => {
  const [best = 1] = inverseErrorWeights([1, 100, 100, 100]);
  expect(best).toBeLessThan(0.95);
});

test('a member with an error larger by a tenth has about two thirds of the weight', () => {
  const [better = 0, worse = 0] = inverseErrorWeights([10, 11]);
  expect(better + worse).toBeCloseTo(1, 12);
  expect((worse - 0.05) / (better - 0.05)).toBeCloseTo(0.6830134554, 8); // 1.1^-4
  expect([inverseErrorWeights([]), inverseErrorWeights([3])]).toEqual([[], [1]]);
});

test('mean errors need 14 days; those of tomorrow are its own and half of those of its week', () => {
  const [tomorrow, week, month] = meanErrors({ sums: [[4, 1], [2, 4], [9, 9], []], days: [14, 84, 13, 0] });
  expect(tomorrow).toEqual([5 / 56, 3 / 56]);
  expect(week).toEqual([2 / 84, 4 / 84]);
  expect(month).toBeNull();
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
