import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyStart, anyValue, MONDAY } from '../../../test/fixtures/histories.ts';
import { addDays, daysBetween } from '../../calendar/day.ts';
import type { History } from '../model.ts';
import { seasonalNaive } from './seasonal-naive.ts';

const nextTwoWeeks = ({ start, values }: History) =>
  daysBetween(addDays(start, values.length), addDays(start, values.length + 13));

test('an empty history has no forecasts, and no days have none', () => {
  const empty = { start: MONDAY, values: [] };
  expect(seasonalNaive.fit(empty).predict(nextTwoWeeks(empty))).toEqual(Array.from({ length: 14 }, () => null));
  expect(seasonalNaive.fit({ start: MONDAY, values: [1, 2, 3] }).predict([])).toEqual([]);
});

test('a history of gaps has no forecasts', () => {
  const gaps = { start: MONDAY, values: Array.from({ length: 30 }, () => null) };
  expect(seasonalNaive.fit(gaps).predict(nextTwoWeeks(gaps))).toEqual(Array.from({ length: 14 }, () => null));
});

test('one known day is the forecast of its weekday; a weekday without a value has none', () => {
  const tuesday = { start: addDays(MONDAY, 1), values: [5] };
  expect(seasonalNaive.fit(tuesday).predict(daysBetween(MONDAY, addDays(MONDAY, 9)))).toEqual([
    ...[null, 5, null, null, null, null, null],
    ...[null, 5, null],
  ]);
});

test('a weekday without a value for 13 weeks has no forecast', () => {
  const silentFor = (days: number) => ({ start: MONDAY, values: [5, ...Array.from({ length: days }, () => null)] });
  expect(seasonalNaive.fit(silentFor(90)).predict([addDays(MONDAY, 98)])).toEqual([5]);
  expect(seasonalNaive.fit(silentFor(91)).predict([addDays(MONDAY, 98)])).toEqual([null]);
});

test('each day is forecast by the last known trusted value of its weekday in 13 weeks', () => {
  const weighted = fc.tuple(anyValue, fc.constantFrom(0, 0.2, 0.5, 1));
  fc.assert(
    fc.property(
      anyStart,
      fc.array(weighted, { maxLength: 130, size: 'max' }),
      fc.boolean(),
      (start, days, hasWeights) => {
        const values = days.map(([value]) => value);
        const weights = hasWeights ? days.map(([, weight]) => weight) : undefined;
        const history = weights ? { start, values, weights } : { start, values };
        // By weeks back from each target, as a person would look.
        const expected = Array.from({ length: 14 }, (_, ahead) => {
          for (let index = values.length + ahead - 7; index >= values.length - 91; index -= 7) {
            const value = index < values.length ? (values[index] ?? null) : null;
            if (value !== null && (weights?.[index] ?? 1) >= 0.5) return value;
          }
          return null;
        });
        expect(seasonalNaive.fit(history).predict(nextTwoWeeks(history))).toEqual(expected);
      },
    ),
  );
});
