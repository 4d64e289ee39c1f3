import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyStart, anyValue, MONDAY, shop } from '../../test/fixtures/histories.ts';
import { combinedAhead, pastForecasts } from './past-forecasts.ts';
import { seasonalNaive } from './seasonal-naive.ts';
import { weekdayMean } from './weekday-mean.ts';

const members = [seasonalNaive, weekdayMean];
const shares = [0.5, 0.5];

test('a horizon of 0 days has no forecasts', () => {
  expect(combinedAhead({ start: MONDAY, values: shop(60, 0.1, 1) }, members, shares, 0)).toEqual([]);
  expect(pastForecasts({ start: MONDAY, values: shop(60, 0.1, 1) }, members, shares, 0).flat()).toEqual([]);
});

test('a history of a week or less has no past mornings', () => {
  expect(pastForecasts({ start: MONDAY, values: [] }, members, shares, 28)).toEqual([]);
  expect(pastForecasts({ start: MONDAY, values: shop(7, 0.1, 1) }, members, shares, 28)).toEqual([]);
});

test('there are at most 26 mornings, a week apart, each seeing what lay between it and today', () => {
  const mornings = pastForecasts({ start: MONDAY, values: shop(400, 0.1, 1) }, members, shares, 28);
  expect(mornings.map((morning) => morning.length)).toEqual([7, 14, 21, ...Array.from({ length: 23 }, () => 28)]);
  for (const morning of mornings)
    expect(morning.map(({ horizonDays }) => horizonDays)).toEqual(morning.map((_, index) => index + 1));
});

test('a morning knows the days before it alone, and is compared with what came', () => {
  const days = fc.array(fc.tuple(anyValue, fc.constantFrom(0, 1)), { minLength: 8, maxLength: 120, size: 'max' });
  fc.assert(
    fc.property(anyStart, days, fc.integer({ min: 1, max: 40 }), (start, weighted, horizonDays) => {
      const values = weighted.map(([value]) => value);
      const weights = weighted.map(([, weight]) => weight);
      const mornings = pastForecasts({ start, values, weights }, members, shares, horizonDays);
      const expected = Array.from({ length: Math.floor((values.length - 1) / 7) }, (_, back) => {
        const known = values.length - 7 * (back + 1);
        const said = combinedAhead(
          { start, values: values.slice(0, known), weights: weights.slice(0, known) },
          members,
          shares,
          horizonDays,
        );
        return said.flatMap((yhat, index) => {
          const actual = values[known + index] ?? null;
          return yhat === null || actual === null || weights[known + index] === 0
            ? []
            : [{ horizonDays: index + 1, yhat, actual }];
        });
      });
      expect(mornings).toEqual(expected);
    }),
    { numRuns: 40 },
  );
});
