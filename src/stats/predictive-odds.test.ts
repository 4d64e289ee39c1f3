import fc from 'fast-check';
import { expect, test } from 'vitest';
import { random } from '../demo/chance/random.ts';
import { predictiveOdds } from './predictive-odds.ts';
import { predictiveQuantile } from './predictive-quantile.ts';

const distinct = fc.uniqueArray(fc.integer({ min: -1e6, max: 1e6 }), { minLength: 2, maxLength: 60, size: 'max' });

test('no values give null, one value gives 0.5', () => {
  expect(predictiveOdds([], 5)).toBeNull();
  expect([1, 7, 9].map((x) => predictiveOdds([7], x))).toEqual([0.5, 0.5, 0.5]);
});

test('it is the inverse of predictiveQuantile', () => {
  fc.assert(
    fc.property(distinct, fc.double({ min: 0, max: 1, noNaN: true }), (values, fraction) => {
      const smallest = 1 / (values.length + 1);
      const p = smallest + fraction * (1 - 2 * smallest);
      expect(predictiveOdds(values, predictiveQuantile(values, p) ?? Number.NaN)).toBeCloseTo(1 - p, 6);
    }),
  );
});

test('it does not increase with x, and is never 0 or 1', () => {
  const samples = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 30 });
  const threshold = fc.double({ min: -1e3, max: 1e3, noNaN: true });
  fc.assert(
    fc.property(samples, threshold, threshold, (values, a, b) => {
      const [atHigher, atLower] = [Math.max(a, b), Math.min(a, b)].map((x) => predictiveOdds(values, x) ?? Number.NaN);
      expect(atHigher).toBeLessThanOrEqual(atLower ?? Number.NaN);
      const smallest = 1 / (values.length + 1);
      expect(atHigher).toBeGreaterThanOrEqual(smallest - 1e-12);
      expect(atLower).toBeLessThanOrEqual(1 - smallest + 1e-12);
    }),
  );
});

test('ties count as reached', () => {
  expect(predictiveOdds([3, 3, 3, 3], 3)).toBeCloseTo(4 / 5, 12);
  expect(predictiveOdds([3, 3, 3, 3], 3.001)).toBeCloseTo(1 / 5, 12);
  expect(predictiveOdds([1, 3, 3, 9], 3)).toBeCloseTo(3 / 5, 12);
});

test('for exchangeable draws, the odds equal the observed frequency', () => {
  const draws = random(3, 1);
  const ROUNDS = 20_000;
  let observed = 0;
  let predicted = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const past = Array.from({ length: 9 }, () => Math.exp(draws.normal()));
    const threshold = past[round % 9] ?? Number.NaN;
    predicted += predictiveOdds(past, threshold) ?? Number.NaN;
    if (Math.exp(draws.normal()) >= threshold) observed++;
  }
  // 3.5 binomial standard deviations.
  expect(Math.abs(observed - predicted) / ROUNDS).toBeLessThan(3.5 * Math.sqrt(0.25 / ROUNDS));
});
