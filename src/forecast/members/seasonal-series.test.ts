import { expect, test } from 'vitest';
import { MONDAY, shop } from '../../../test/fixtures/histories.ts';
import { addDays } from '../../calendar/day.ts';
import { inUnit, openDaysAhead, seasonalSeries } from './seasonal-series.ts';

const weeks = (count: number, week: readonly (number | null)[]) =>
  Array.from({ length: 7 * count }, (_, index) => week[index % 7] ?? null);

test('an empty history has no open weekday', () => {
  const { isOpen, values, closedValues } = seasonalSeries({ start: MONDAY, values: [] });
  expect([isOpen.includes(true), values.length, closedValues.filter((value) => value !== null)]).toEqual([
    false,
    0,
    [],
  ]);
});

test('a weekday that is mostly zero is closed, and its forecast is its mean', () => {
  const values = weeks(13, [5, 5, 5, 5, 5, 0, 0]).map((value, index) => (index === 90 ? 26 : value));
  const series = seasonalSeries({ start: MONDAY, values });
  expect(series.isOpen).toEqual([true, true, true, true, true, false, false]);
  expect(series.closedValues.slice(5)).toEqual([0, 2]);
  expect([...series.weekdays.slice(0, 7)]).toEqual([0, 1, 2, 3, 4, 0, 1]);
});

test('where zeros are common on all weekdays, none is closed', () => {
  const values = Array.from({ length: 91 }, (_, index) => (index % 3 === 0 ? 4 : 0));
  expect(seasonalSeries({ start: MONDAY, values }).isOpen).not.toContain(false);
});

test('on logs up to a quarter of the values may not be positive, and these are unknown', () => {
  const few = Array.from({ length: 100 }, (_, index) => (index % 4 === 3 ? -7 : 100));
  const series = seasonalSeries({ start: MONDAY, values: few });
  expect(series.scale).toBe('log');
  expect(series.isKnown.reduce((sum, known) => sum + known, 0)).toBe(75);
  expect(series.values[0]).toBeCloseTo(Math.log(100), 12);
  expect(seasonalSeries({ start: MONDAY, values: [...few, -7, -7] }).scale).toBe('linear');
});

test('a value with a small weight is unknown', () => {
  const values = shop(28, 0.1, 1);
  const { isKnown } = seasonalSeries({
    start: MONDAY,
    values,
    weights: values.map((_, index) => (index < 7 ? 0.4 : 0.5)),
  });
  expect([...isKnown].lastIndexOf(0)).toBe(6);
});

test('open days ahead are counted one by one', () => {
  const series = seasonalSeries({ start: addDays(MONDAY, 3), values: weeks(8, [1, 1, null, null, 1, 1, 1]) });
  // The history starts and ends on a Thursday; Saturdays and Sundays are closed.
  expect([0, 1, 2, 3, 4, 5, 12, 70].map((days) => openDaysAhead(series, days))).toEqual([0, 1, 2, 2, 2, 3, 8, 50]);
});

test('a value that overflows is null', () => {
  expect([inUnit(0, 'log'), inUnit(5, 'linear'), inUnit(1000, 'log')]).toEqual([1, 5, null]);
});
