import fc from 'fast-check';
import { expect, test } from 'vitest';
import { random } from '../../demo/chance/random.ts';
import { ascending } from '../../stats/quantile.ts';
import { horizonBand, errorsByGroup, errorRange, relativeError } from './horizon-band.ts';

function bandOf(yhat: number, errors: readonly number[], usual: number) {
  const range = errorRange(ascending(errors), 0.8);
  return range && horizonBand(yhat, range, usual);
}

test('without seven errors there is no band', () => {
  expect(errorRange(ascending([]), 0.8)).toBeNull();
  expect(errorRange(ascending([1, 1, 1, -1, -1, -1]), 0.8)).toBeNull();
  expect(errorsByGroup([])).toEqual([[], [], [], []]);
});

test('a day with a forecast 16 times as large has an interval 8 times as wide', () => {
  const errors = [-2, -1, 0, 1, 2, 3, 4];
  const small = bandOf(1, errors, 1);
  const large = bandOf(16, errors, 1);
  expect((large?.upper ?? 0) - 16).toBeCloseTo(8 * ((small?.upper ?? 0) - 1), 12);
  expect(16 - (large?.lower ?? 0)).toBeCloseTo(8 * (1 - (small?.lower ?? 0)), 12);
});

test('the error of a value at the edge of the band is that quantile, and the forecast is in the band', () => {
  const values = fc.integer({ min: -10_000, max: 10_000 });
  fc.assert(
    fc.property(values, fc.array(values, { minLength: 20, maxLength: 60 }), (yhat, errors) => {
      const band = bandOf(yhat, errors, 500) ?? { lower: Number.NaN, upper: Number.NaN };
      expect(band.lower).toBeLessThanOrEqual(yhat);
      expect(band.upper).toBeGreaterThanOrEqual(yhat);
      const beyond = errors.filter((error) => error > relativeError(band.upper, yhat, 500) + 1e-6);
      expect(beyond.length).toBeLessThanOrEqual(0.1 * (errors.length + 1));
    }),
  );
});

test('intervals have their nominal coverage on draws from the same distribution, within 2 points', () => {
  const draws = random(1, 3);
  let covered = 0;
  for (let round = 0; round < 4000; round++) {
    const errors = Array.from({ length: 60 }, () => draws.normal());
    const band = bandOf(100, errors, 100);
    const actual = 100 + draws.normal() * 100 ** 0.75;
    if (band && actual >= band.lower && actual <= band.upper) covered++;
  }
  expect(Math.abs(covered / 4000 - 0.8)).toBeLessThan(0.02);
});

const usual = (error: number) => ({ error, isAnomaly: false });

test('errors are grouped by horizon, and short lists borrow from shorter horizons', () => {
  const origin = (first: number) => Array.from({ length: 28 }, (_, ahead) => usual(100 * first + ahead + 1));
  const past = Array.from({ length: 26 }, (_, index) => origin(index));
  const [tomorrow = [], week = [], month = [], quarter = []] = errorsByGroup(past);
  expect(tomorrow).toHaveLength(26);
  expect(Math.max(...tomorrow)).toBe(2501);
  expect(week).toHaveLength(26 * 6);
  expect(month).toHaveLength(26 * 21);
  expect(quarter, 'none so far ahead').toEqual(month.map((error) => 1.3 * error));
});

test('beyond a week the errors of less than a year are widened, by half of 30 % for half of it', () => {
  const [day, week, month] = errorsByGroup(Array.from({ length: 13 }, () => Array.from({ length: 8 }, () => usual(1))));
  expect([day?.at(-1), week?.at(-1), month?.at(-1)]).toEqual([1, 1, 1.15]);
});

test('an anomaly counts as the largest other error on its side, whatever its size', () => {
  const past = [1, -2, 3].map((error) => [usual(error)]);
  const anomalies = [-50, 1e9].map((error) => [{ error, isAnomaly: true }]);
  expect(errorsByGroup([...past, ...anomalies])[0]).toEqual([1, -2, 3, -2, 3]);
  expect(errorsByGroup(anomalies)[0]).toEqual([]);
});
