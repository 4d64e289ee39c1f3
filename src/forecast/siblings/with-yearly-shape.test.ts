import { describe, expect, test } from 'vitest';
import { MONDAY, shop } from '../../../test/fixtures/histories.ts';
import { addDays, type Day } from '../../calendar/day.ts';
import { rollingForecast } from '../ensemble/rolling-forecast.ts';
import { membersWithEvents } from '../members/default-members.ts';
import type { History } from '../model.ts';
import { shapeShare } from './shape-share.ts';
import { withYearlyShape } from './with-yearly-shape.ts';
import { yearlyShape } from './yearly-shape.ts';

const WHOLE_DAYS = 3 * 365;
const YOUNG_DAYS = 300;
const YEAR = 365.25;
/** Half as much again at the peak of the year, some 40 % less half a year later. */
const season = (day: Day): number => Math.exp(0.45 * Math.cos((2 * Math.PI * (day - MONDAY - 30)) / YEAR));
const seasonal = (days: number, from: Day, seed: number): History => ({
  start: from,
  values: shop(days, 0.05, seed).map((value, index) => value * season(addDays(from, index))),
});
/** Three years of the whole; the slice has the last ten months before the third peak. */
const END = WHOLE_DAYS - 30;
const whole = seasonal(WHOLE_DAYS, MONDAY, 3);
const before = (history: History, days: number): History => ({ ...history, values: history.values.slice(0, days) });
const young = before(seasonal(YOUNG_DAYS, addDays(MONDAY, END - YOUNG_DAYS), 4), YOUNG_DAYS);
const ahead = 60;

/** The mean absolute error of the days ahead, relative to their expected values. */
function error(lender: History | null, slice = young, factor = season): number {
  const members = membersWithEvents([], true);
  const shape = lender && withYearlyShape(yearlyShape(lender, []));
  const rolling = rollingForecast(slice, shape ? members.map(shape) : members);
  const usual = shop(slice.values.length + ahead, 0, 4).slice(slice.values.length);
  const errors = rolling.ahead(slice.values.length, ahead).map((yhat, index) => {
    const expected = (usual[index] ?? 0) * factor(addDays(slice.start, slice.values.length + index));
    return Math.abs((yhat ?? 0) - expected) / expected;
  });
  return errors.reduce((sum, one) => sum + one, 0) / errors.length;
}

describe('the yearly shape of the whole', () => {
  test('is that of its days, up to a constant', () => {
    const learned = yearlyShape(before(whole, END), [])(addDays(MONDAY, END));
    for (const day of [0, 60, 120, 200, 280].map((index) => addDays(MONDAY, END + index)))
      expect(Math.abs((learned?.shape(day) ?? 0) - Math.log(season(day)))).toBeLessThan(0.08);
  });

  test('gives a slice with ten months of history its first peak', () => {
    const [without, lent] = [error(null), error(before(whole, END))];
    expect(without).toBeGreaterThan(0.08);
    expect(lent).toBeLessThan(0.7 * without);
  });

  test('changes nothing while the whole has less than 400 days itself', () => {
    const short: History = { start: addDays(young.start, -60), values: shop(YOUNG_DAYS + 60, 0.05, 3) };
    expect(error(short)).toBe(error(null));
  });

  test('is learned from the days before the origin alone', () => {
    const later = whole.values.map((value, index) => (index < END ? value : 50 * (value ?? 0)));
    const forecasts = [whole.values, later].map((values) =>
      rollingForecast(
        young,
        membersWithEvents([], true).map(withYearlyShape(yearlyShape({ start: MONDAY, values }, []))),
      ).ahead(YOUNG_DAYS, ahead),
    );
    expect(forecasts[1]).toEqual(forecasts[0]);
  });

  test('is not learned from a series that is zero on half of its days', () => {
    const values = whole.values.map((value, index) => (index % 2 === 0 ? 0 : value));
    expect(yearlyShape({ start: MONDAY, values }, [])(addDays(MONDAY, END))).toBeNull();
  });
});

describe('the share that a slice follows', () => {
  const shape = (day: Day): number => Math.log(season(day));
  const share = (values: readonly number[], learnedFromDays = 730): number =>
    shapeShare({ start: MONDAY, values }, { shape, learnedFromDays, learnedTo: addDays(MONDAY, values.length) });
  const days = Array.from({ length: YOUNG_DAYS }, (_, index) => addDays(MONDAY, index));

  test('is 0.7 before its months show any, and less of a shape that was seen less than twice', () => {
    expect(share([1, 2, 3])).toBe(0.7);
    expect(share([1, 2, 3], 547.5)).toBeCloseTo(0.35, 10);
    expect(share([])).toBe(0.7);
  });

  test('grows where its months follow the shape and falls where they do not', () => {
    expect(share(days.map((day) => 100 * season(day)))).toBeGreaterThan(0.9);
    expect(share(days.map(() => 100))).toBeLessThan(0.2);
    expect(share(days.map((day) => 100 / season(day)))).toBe(0);
  });
});
