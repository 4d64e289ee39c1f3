import fc from 'fast-check';
import { expect, test } from 'vitest';
import { random } from '../../demo/chance/random.ts';
import { horizonBand, errorsByGroup, errorRange, relativeError } from './horizon-band.ts';

function bandOf(yhat: number, misses: readonly number[], usual: number) {
  const range = errorRange(misses, 0.8);
  return range && horizonBand(yhat, range, usual);
}

test('without seven misses there is no band', () => {
  expect(errorRange([], 0.8)).toBeNull();
  expect(errorRange([1, 1, 1, -1, -1, -1], 0.8)).toBeNull();
  expect(errorsByGroup([])).toEqual([[], [], [], []]);
});

test('a day of sixteen times as much may miss by eight times as much', () => {
  const misses = [-2, -1, 0, 1, 2, 3, 4];
  const small = bandOf(1, misses, 1);
  const large = bandOf(16, misses, 1);
  expect((large?.upper ?? 0) - 16).toBeCloseTo(8 * ((small?.upper ?? 0) - 1), 12);
  expect(16 - (large?.lower ?? 0)).toBeCloseTo(8 * (1 - (small?.lower ?? 0)), 12);
});

test('a value at the edge of the band misses by that quantile, and the forecast itself lies within', () => {
  const values = fc.integer({ min: -10_000, max: 10_000 });
  fc.assert(
    fc.property(values, fc.array(values, { minLength: 20, maxLength: 60 }), (yhat, misses) => {
      const band = bandOf(yhat, misses, 500) ?? { lower: Number.NaN, upper: Number.NaN };
      expect(band.lower).toBeLessThanOrEqual(yhat);
      expect(band.upper).toBeGreaterThanOrEqual(yhat);
      const beyond = misses.filter((miss) => miss > relativeError(band.upper, yhat, 500) + 1e-6);
      expect(beyond.length).toBeLessThanOrEqual(0.1 * (misses.length + 1));
    }),
  );
});

test('bands hold what they say of draws like those that they were made from, within 2 points', () => {
  const draws = random(1, 3);
  let held = 0;
  for (let round = 0; round < 4000; round++) {
    const misses = Array.from({ length: 60 }, () => draws.normal());
    const band = bandOf(100, misses, 100);
    const actual = 100 + draws.normal() * 100 ** 0.75;
    if (band && actual >= band.lower && actual <= band.upper) held++;
  }
  expect(Math.abs(held / 4000 - 0.8)).toBeLessThan(0.02);
});

test('misses are sorted by horizon, and short lists borrow from shorter horizons', () => {
  const morning = (first: number) => Array.from({ length: 28 }, (_, ahead) => 100 * first + ahead + 1);
  const past = Array.from({ length: 15 }, (_, index) => morning(index));
  const [tomorrow = [], week = [], month = [], quarter = []] = errorsByGroup(past);
  expect(tomorrow).toHaveLength(15);
  expect(Math.max(...tomorrow)).toBe(1401);
  expect(week).toHaveLength(15 * 6);
  expect(month).toHaveLength(15 * 21);
  expect(quarter, 'none so far ahead').toEqual(month.map((miss) => 1.3 * miss));
  expect(errorsByGroup([[1, null, 3]])).toEqual([[1], [3, 1], [3, 1], [3 * 1.3, 1.3]]);
});
