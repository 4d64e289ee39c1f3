import { expect, test } from 'vitest';
import { MONDAY, shop } from '../../../test/fixtures/histories.ts';
import { addDays } from '../../calendar/day.ts';
import { eventEffect } from './event-effect.ts';

const SALES = [60, 130, 200, 270, 340];
const DAYS = 400;
const holidays = SALES.map((index) => ({ ds: addDays(MONDAY, index), holiday: 'Sale' }));
const on = addDays(MONDAY, DAYS + 4);

/** A shop whose sales bring a planted share more. */
const shopWith = (effect: number, values = shop(DAYS, 0.03, 3)) => ({
  start: MONDAY,
  values: values.map((value, index) => (SALES.includes(index) ? value * (1 + effect) : value)),
});

test.each([0.5, -0.4, 0.05])('an effect of %s simulated on five days is estimated', (effect) => {
  const found = eventEffect(shopWith(effect), holidays, 'Sale', on);
  // Five days of a spread of 3 % each.
  expect(Math.abs((found ?? Number.NaN) - effect)).toBeLessThan((3.5 * 0.03 * (1 + effect)) / Math.sqrt(5));
});

test('an event that never occurred has no effect', () => {
  const coming = [{ ds: addDays(MONDAY, DAYS + 20), holiday: 'Fair' }];
  expect(eventEffect(shopWith(0.5), [...holidays, ...coming], 'Fair', on)).toBeNull();
  expect(eventEffect(shopWith(0.5), holidays, 'Unheard of', on)).toBeNull();
  const gone = shop(DAYS, 0.03, 3).map((value, index) => (SALES.includes(index) ? null : value));
  expect(eventEffect({ start: MONDAY, values: gone }, holidays, 'Sale', on)).toBeNull();
});

test('there is no effect on a day with an expected value of 0, or without a history', () => {
  const closedFridays = shopWith(0.5).values.map((value, index) => (index % 7 === 4 ? null : value));
  expect(eventEffect({ start: MONDAY, values: closedFridays }, holidays, 'Sale', addDays(MONDAY, 396))).toBeNull();
  expect(eventEffect({ start: MONDAY, values: [] }, holidays, 'Sale', on)).toBeNull();
});

test('the days around an event have effects of their own, which the effect of the day leaves out', () => {
  const windows = holidays.map((row) => ({ ...row, lower_window: -1, upper_window: 1 }));
  const found = eventEffect(shopWith(0.5), windows, 'Sale', on);
  expect(Math.abs((found ?? Number.NaN) - 0.5)).toBeLessThan(0.1);
});
