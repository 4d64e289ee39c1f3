import fc from 'fast-check';
import { expect, test } from 'vitest';
import { random } from '../demo/chance/random.ts';
import { blendedScale } from './blended-scale.ts';
import { robustScale } from './robust-scale.ts';

const residuals = fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 }), { minLength: 1, maxLength: 40 });
const draws = random(3, 40);
const gaussian = (length: number): number[] => Array.from({ length }, () => 7 * draws.normal());

test('no residuals give null, zeros give 0', () => {
  expect(blendedScale([])).toBeNull();
  expect(blendedScale([0, 0, 0])).toBe(0);
});

test('it estimates the standard deviation of Gaussian noise within 2 %', () => {
  const estimate = (blendedScale(gaussian(20_000)) ?? Number.NaN) / 7;
  expect(estimate).toBeGreaterThan(0.98);
  expect(estimate).toBeLessThan(1.02);
});

test('its variance over samples of 120 is under six tenths of that of the median absolute value', () => {
  const samples = Array.from({ length: 1000 }, () => gaussian(120));
  const variance = (of: (sample: readonly number[]) => number | null): number => {
    const estimates = samples.map((sample) => of(sample) ?? Number.NaN);
    const mean = estimates.reduce((sum, one) => sum + one, 0) / estimates.length;
    return estimates.reduce((sum, one) => sum + (one - mean) ** 2, 0) / estimates.length;
  };
  expect(variance(blendedScale)).toBeLessThan(0.6 * variance(robustScale));
});

test('no residuals, however large, make it more than twice the robust scale', () => {
  fc.assert(
    fc.property(residuals, fc.integer({ min: 1, max: 20 }), (values, outliers) => {
      const all = [...values, ...Array.from({ length: outliers }, () => 1e12)];
      expect(blendedScale(all)).toBeLessThanOrEqual(2 * (robustScale(all) ?? Number.NaN));
    }),
  );
});

test('it is invariant under signs and order, and scales with the unit', () => {
  fc.assert(
    fc.property(residuals, (values) => {
      const scale = blendedScale(values) ?? Number.NaN;
      expect(blendedScale(values.map((value) => -value).toReversed())).toBeCloseTo(scale, 6);
      expect(blendedScale(values.map((value) => 8 * value))).toBeCloseTo(8 * scale, 5);
    }),
  );
});
