import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyStart, anyValue, MONDAY } from '../../../test/fixtures/histories.ts';
import { addDays, daysBetween, weekday } from '../../calendar/day.ts';
import type { History } from '../model.ts';
import { weekdayMean } from './weekday-mean.ts';

const nextTwoWeeks = ({ start, values }: History) =>
  daysBetween(addDays(start, values.length), addDays(start, values.length + 13));

test('an empty history has no forecasts, and no days have none', () => {
  const empty = { start: MONDAY, values: [] };
  expect(weekdayMean.fit(empty).predict(nextTwoWeeks(empty))).toEqual(Array.from({ length: 14 }, () => null));
  expect(weekdayMean.fit({ start: MONDAY, values: [1, 2, 3] }).predict([])).toEqual([]);
});

test('a constant history is continued', () => {
  const constant = { start: MONDAY, values: Array.from({ length: 20 }, () => 20) };
  expect(weekdayMean.fit(constant).predict(nextTwoWeeks(constant))).toEqual(Array.from({ length: 14 }, () => 20));
});

test('a weekday without a value has no forecast', () => {
  const weekdays = { start: MONDAY, values: [1, 2, 3, 4, 5] };
  expect(weekdayMean.fit(weekdays).predict(daysBetween(addDays(MONDAY, 5), addDays(MONDAY, 7)))).toEqual([
    null,
    null,
    1,
  ]);
});

test('a weekday without a value for 13 weeks has no forecast', () => {
  const silentFor = (days: number) => ({ start: MONDAY, values: [5, ...Array.from({ length: days }, () => null)] });
  expect(weekdayMean.fit(silentFor(90)).predict([addDays(MONDAY, 98)])).toEqual([5]);
  expect(weekdayMean.fit(silentFor(91)).predict([addDays(MONDAY, 98)])).toEqual([null]);
});

test('each day is forecast by the mean of the last four known trusted values of its weekday in 13 weeks', () => {
  const weighted = fc.tuple(anyValue, fc.constantFrom(0, 0.2, 0.5, 1));
  fc.assert(
    fc.property(anyStart, fc.array(weighted, { maxLength: 130, size: 'max' }), (start, days) => {
      const values = days.map(([value]) => value);
      const weights = days.map(([, weight]) => weight);
      const targets = nextTwoWeeks({ start, values });
      const expected = targets.map((target) => {
        const same = days
          .map(([value, weight], index) => ({ value, weight, day: addDays(start, index) }))
          .slice(-91)
          .filter(({ value, weight, day }) => weekday(day) === weekday(target) && value !== null && weight >= 0.5)
          .slice(-4)
          .map(({ value }) => value ?? 0);
        return same.length === 0 ? null : same.reduce((sum, value) => sum + value, 0) / same.length;
      });
      const predictions = weekdayMean.fit({ start, values, weights }).predict(targets);
      expect(predictions.map((value) => value === null)).toEqual(expected.map((value) => value === null));
      predictions.forEach((value, index) => expect(value ?? 0).toBeCloseTo(expected[index] ?? 0, 6));
    }),
  );
});
