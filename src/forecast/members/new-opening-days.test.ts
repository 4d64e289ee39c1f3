import { expect, test } from 'vitest';
import { addDays, dayFromIso } from '../../calendar/day.ts';
import { ets } from './ets.ts';
import { defaultMembers } from './default-members.ts';
import { rollingForecast } from '../ensemble/rolling-forecast.ts';
import { withNewOpeningDays } from './new-opening-days.ts';

const MONDAY = dayFromIso('2026-01-05');
const SUNDAY = 6;

/** A shop with 100 a day; `onSunday` has the value of the Sunday of each week. */
function shop(weeks: number, onSunday: (week: number) => number | null): (number | null)[] {
  return Array.from({ length: 7 * weeks }, (_, day) => (day % 7 === SUNDAY ? onSunday(Math.floor(day / 7)) : 100));
}

/** What the ensemble expects of the Monday and of the Sunday after the history. */
function expected(values: readonly (number | null)[]): (number | null)[] {
  const ahead = rollingForecast({ start: MONDAY, values }, defaultMembers).ahead(values.length, 7);
  return [ahead[0] ?? null, ahead[SUNDAY] ?? null];
}

test('a weekday that closes is forecast as zero after three weeks, and the other days as before', () => {
  for (const weeksClosed of [3, 5, 7, 9, 12, 15, 30]) {
    const [monday, sunday] = expected(shop(40, (week) => (week < 40 - weeksClosed ? 80 : 0)));
    expect(sunday, `${weeksClosed} weeks`).toBe(0);
    expect(monday).toBeCloseTo(100, 0);
  }
});

test('two closed Sundays, as at Christmas, are no new opening days', () => {
  expect(expected(shop(40, (week) => (week < 38 ? 80 : 0)))[1]).toBeGreaterThan(40);
});

test('a weekday that opens is forecast by its own values after three weeks', () => {
  for (const weeksOpen of [3, 5, 7, 9, 12, 20]) {
    const [monday, sunday] = expected(shop(40, (week) => (week < 40 - weeksOpen ? 0 : 60)));
    expect(sunday, `${weeksOpen} weeks`).toBeGreaterThan(55);
    expect(sunday, `${weeksOpen} weeks`).toBeLessThan(65);
    expect(monday).toBeCloseTo(100, 0);
  }
});

test('a weekday that opens again is forecast as open at once', () => {
  expect(expected(shop(40, (week) => (week >= 35 && week < 39 ? 0 : 80)))[1]).toBeGreaterThan(40);
});

test('a weekday that is often zero by chance has not closed', () => {
  const values = shop(40, (week) => (week % 4 === 0 || week >= 37 ? 0 : 80));
  const history = { start: MONDAY, values };
  const sunday = [addDays(MONDAY, values.length + SUNDAY)];
  expect(withNewOpeningDays(ets).fit(history).predict(sunday)).toEqual(ets.fit(history).predict(sunday));
});

test('a shop without any sales for weeks has not changed its opening days', () => {
  const history = { start: MONDAY, values: [...shop(40, () => 80), ...Array.from({ length: 28 }, () => 0)] };
  const days = Array.from({ length: 7 }, (_, day) => addDays(MONDAY, history.values.length + day));
  expect(withNewOpeningDays(ets).fit(history).predict(days)).toEqual(ets.fit(history).predict(days));
});

test('unknown days say nothing', () => {
  expect(expected(shop(40, (week) => (week < 36 ? 80 : null)))[1]).toBeGreaterThan(60);
});
