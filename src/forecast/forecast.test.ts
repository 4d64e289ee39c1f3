import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyValue, MONDAY, refundsOnSundays, shop, usual, wildValue } from '../../test/fixtures/histories.ts';
import { addDays, daysBetween, weekday } from '../calendar/day.ts';
import { forecast, type ForecastPoint } from './forecast.ts';
import { oneDayBand } from './intervals/one-day-band.ts';
import { rollingForecast } from './ensemble/rolling-forecast.ts';
import { seasonalNaive } from './members/seasonal-naive.ts';
import { weekdayMean } from './members/weekday-mean.ts';

const members = [seasonalNaive, weekdayMean];

const rolling = (values: readonly (number | null)[]) => rollingForecast({ start: MONDAY, values }, members);
const ahead = (values: readonly (number | null)[], horizonDays: number) => forecast(rolling(values), horizonDays);

test.each([
  ['an empty history', []],
  ['one known day', [5]],
  ['a history of gaps', Array.from({ length: 60 }, () => null)],
  ['two weeks: one-day errors are too few for a band', Array.from({ length: 13 }, () => 5)],
])('%s has no forecast', (_, values) => {
  expect(ahead(values, 28)).toEqual([]);
});

test.each([0, -1, 1.5, 93, Number.NaN])('a horizon of %d days is refused', (horizonDays) => {
  expect(() => ahead(shop(100, 0.1, 1), horizonDays)).toThrow(RangeError);
  expect(() => ahead(shop(100, 0.1, 1), horizonDays)).toThrow('horizonDays must be a whole number from 1 to 92');
});

test.each([0, 20, -3])('a constant %d is continued, for every day of the horizon', (constant) => {
  const points = ahead(
    Array.from({ length: 60 }, () => constant),
    40,
  );
  expect(points.map(({ day }) => day)).toEqual(daysBetween(addDays(MONDAY, 60), addDays(MONDAY, 99)));
  expect(points.map(({ yhat }) => yhat)).toEqual(Array.from({ length: 40 }, () => constant));
});

test('a weekday without a value is left out', () => {
  const sixDays = shop(120, 0.1, 2).map((value, index) => (weekday(addDays(MONDAY, index)) === 5 ? null : value));
  const points = ahead(sixDays, 28);
  expect(points.length).toBe(24);
  expect(points.filter(({ day }) => weekday(day) === 5)).toEqual([]);
});

test('a weekday of refunds in a series of sales has a band around it', () => {
  const values = refundsOnSundays(20);
  const sundays = ahead(values, 28).filter(({ day }) => weekday(day) === 6);
  expect(sundays.map(({ yhat }) => yhat)).toEqual([-50, -50, -50, -50]);
  expect(sundays.every(({ yhat_lower, yhat_upper }) => yhat_lower < -50 && yhat_upper > -50)).toBe(true);
});

test('the first day has the forecast and the band that it will be judged by', () => {
  const shops = rolling(shop(120, 0.1, 3));
  expect(forecast(shops, 1)).toEqual([{ day: addDays(MONDAY, 120), yhat: shops.yhat(120), ...oneDayBand(shops, 120) }]);
});

test('the relative width of a band is the same on all days of a horizon group: 2 to 7, 8 to 28, 29 and more', () => {
  const points = ahead(shop(400, 0.1, 4), 60);
  const ratios = (from: number, to: number) =>
    points
      .slice(from - 1, to)
      .map(({ yhat, yhat_lower, yhat_upper }) =>
        [yhat - yhat_lower, yhat_upper - yhat].map((half) => (half / yhat ** 0.75).toFixed(9)).join(' '),
      );
  const groups = [new Set(ratios(2, 7)), new Set(ratios(8, 28)), new Set(ratios(29, 60))];
  expect(groups.map(({ size }) => size)).toEqual([1, 1, 1]);
  expect(new Set(groups.flatMap((group) => [...group])).size).toBe(3);
});

test('without past errors at a horizon, the band comes from the longest horizon that has some', () => {
  // Four weeks: the origins after one, two and three of them have at most three weeks of actual values.
  const points = ahead(shop(28, 0.1, 6), 60);
  expect(points.length).toBe(60);
  const [, , , , , , , month] = points;
  // Beyond four weeks it is widened by 1.3.
  const ratio = (point: ForecastPoint | undefined, widened = 1) =>
    point ? (point.yhat_upper - point.yhat) / point.yhat ** 0.75 / widened : Number.NaN;
  expect(
    points
      .slice(28)
      .map((point) => ratio(point, 1.3))
      .filter((found) => Math.abs(found - ratio(month)) > 1e-9),
  ).toEqual([]);
});

test('an outage changes a forecast no more than a missing day would, and its bands by one error among many', () => {
  const days = shop(200, 0.05, 5);
  const outage = ahead(
    days.map((value, index) => (index === 180 ? 0.2 * value : value)),
    60,
  );
  const missing = ahead(
    days.map((value, index) => (index === 180 ? null : value)),
    60,
  );
  expect(outage.map(({ day, yhat }) => [day, yhat])).toEqual(missing.map(({ day, yhat }) => [day, yhat]));
  for (const [index, { yhat, yhat_lower, yhat_upper }] of missing.entries()) {
    const { yhat_lower: lower = NaN, yhat_upper: upper = NaN } = outage[index] ?? {};
    expect(yhat - lower).toBeLessThan(1.3 * (yhat - yhat_lower));
    expect(upper - yhat).toBeLessThan(1.02 * (yhat_upper - yhat));
  }
});

describe('the next days of a shop with independent days', () => {
  // One history says little: 40 shops of 400 days, each with the 28 days that followed.
  const HORIZON = 28;
  const shops = Array.from({ length: 40 }, (_, seed) => {
    const days = shop(400 + HORIZON, 0.2, 100 + seed);
    return ahead(days.slice(0, 400), HORIZON).map((point, index) => ({
      ...point,
      actual: days[400 + index] ?? Number.NaN,
    }));
  }).flat();

  test('are usual in the forecast, within 3 % on the whole', () => {
    const level = shops.reduce((sum, { yhat, day }) => sum + yhat / usual(day - MONDAY), 0) / shops.length;
    // The mean of e^(0.2 z) is e^0.02.
    expect(Math.abs(level / Math.exp(0.02) - 1)).toBeLessThan(0.03);
  });

  test('lie in the 95 % band in 92 to 98 of 100 cases', () => {
    const covered = shops.filter(({ actual, yhat_lower, yhat_upper }) => actual >= yhat_lower && actual <= yhat_upper);
    expect(shops.length).toBe(40 * HORIZON);
    expect(covered.length / shops.length).toBeGreaterThan(0.92);
    expect(covered.length / shops.length).toBeLessThan(0.98);
  });
});

const wrong = (points: readonly ForecastPoint[]) =>
  points.filter(
    ({ yhat, yhat_lower, yhat_upper }) =>
      !(yhat_lower <= yhat && yhat <= yhat_upper && [yhat, yhat_lower, yhat_upper].every(Number.isFinite)),
  );

test('bands never cross and no number is NaN, whatever the history', () => {
  const constant = fc
    .tuple(wildValue, fc.integer({ min: 0, max: 90 }))
    .map(([value, length]) => Array.from({ length }, () => value));
  const histories = fc.oneof(
    fc.array(wildValue, { maxLength: 120, size: 'max' }),
    fc.array(anyValue, { maxLength: 120, size: 'max' }),
    constant,
  );
  fc.assert(
    fc.property(histories, fc.integer({ min: 1, max: 92 }), (values, horizonDays) => {
      expect(wrong(ahead(values, horizonDays))).toEqual([]);
    }),
    { numRuns: 40 },
  );
});
