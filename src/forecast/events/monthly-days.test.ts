import { describe, expect, test } from 'vitest';
import { MONDAY, shop } from '../../../test/fixtures/histories.ts';
import { addDays, dayFromIso, isoDay, weekday, type Day } from '../../calendar/day.ts';
import { oneDayAhead } from '../outliers/one-day-ahead.ts';
import { monthlyDays, type MonthlyDay } from './monthly-days.ts';

const DAYS = 460;
const never = (): boolean => false;
const dateOf = (day: Day): number => Number(isoDay(day).slice(8));

/** What is learned from a shop with 2 % noise, some of whose days are multiplied. */
function learned(factorOn: (day: Day, index: number) => number, isSpecial: (day: Day) => boolean = never) {
  const values = shop(DAYS, 0.02, 11).map((value, index) => value * factorOn(addDays(MONDAY, index), index));
  const on = monthlyDays(isSpecial)({ start: MONDAY, values, weights: oneDayAhead({ start: MONDAY, values }).weights });
  return (day: Day): MonthlyDay | null => on?.(day) ?? null;
}

const AFTER = Array.from({ length: 62 }, (_, ahead) => addDays(MONDAY, DAYS + ahead));

const isFirstWorkingDay = (day: Day): boolean => {
  const date = dateOf(day);
  return weekday(day) === 0 ? date <= 3 : weekday(day) < 5 && date === 1;
};

describe('a day that is unusual every month', () => {
  test.each<[name: string, isUnusual: (day: Day) => boolean, factor: number]>([
    ['the first', (day) => dateOf(day) === 1, 10],
    ['the 15th', (day) => dateOf(day) === 15, 0.3],
    ['the last', (day) => dateOf(addDays(day, 1)) === 1, 4],
    ['the first Monday', (day) => weekday(day) === 0 && dateOf(day) <= 7, 3],
    ['the last Friday', (day) => weekday(day) === 4 && dateOf(addDays(day, 7)) <= 7, 3],
    ['the first working day', isFirstWorkingDay, 5],
  ])('is expected to be again: %s', (_name, isUnusual, factor) => {
    const on = learned((day) => (isUnusual(day) ? factor : 1));
    for (const day of AFTER) {
      const expected = isUnusual(day) ? factor : 1;
      expect((on(day)?.factor ?? 1) / expected, isoDay(day)).toBeCloseTo(1, 1);
    }
  });

  test('is expected from the third month on, and no more once two months lacked it', () => {
    const firsts = (from: number, to: number) => (day: Day, index: number) =>
      dateOf(day) === 1 && index >= from && index < to ? 6 : 1;
    const next = addDays(dayFromIso(`${isoDay(addDays(MONDAY, DAYS + 31)).slice(0, 7)}-01`), 0);
    expect(learned(firsts(DAYS - 92, DAYS))(next)?.months).toBe(3);
    expect(learned(firsts(DAYS - 61, DAYS))(next), 'two months are no pattern').toBeNull();
    expect(learned(firsts(0, DAYS - 31))(next)?.factor, 'one missing month is an incident').toBeCloseTo(6, 0);
    expect(learned(firsts(0, DAYS - 61))(next)).toBeNull();
  });

  test('is none where unusual days fall on any date', () => {
    const on = learned((_day, index) => (index % 37 === 5 ? 4 : 1));
    expect(AFTER.filter((day) => on(day) !== null)).toEqual([]);
  });

  test('is left to the calendar where that knows it', () => {
    const on = learned(
      (day) => (dateOf(day) === 1 ? 10 : 1),
      (day) => dateOf(day) === 1,
    );
    expect(AFTER.filter((day) => on(day) !== null)).toEqual([]);
  });
});
