import fc from 'fast-check';
import { expect, test } from 'vitest';
import { random } from '../demo/chance/random.ts';
import { robustScale } from './robust-scale.ts';

const residuals = fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 }), {
  minLength: 1,
  maxLength: 40,
  size: 'max',
});

test('no residuals give null, one gives 1.4826 times its absolute value, zeros give 0', () => {
  expect(robustScale([])).toBeNull();
  expect(robustScale([-2])).toBeCloseTo(2 * 1.4826, 12);
  expect(robustScale([0, 0, 0])).toBe(0);
});

test("the scale of mtcars$mpg around its median 19.2 is 5.41149, R's mad(mtcars$mpg)", () => {
  const mpg = [
    ...[21, 21, 22.8, 21.4, 18.7, 18.1, 14.3, 24.4, 22.8, 19.2, 17.8, 16.4, 17.3, 15.2, 10.4, 10.4],
    ...[14.7, 32.4, 30.4, 33.9, 21.5, 15.5, 15.2, 13.3, 19.2, 27.3, 26, 30.4, 15.8, 19.7, 15, 21.4],
  ];
  expect(robustScale(mpg.map((value) => value - 19.2))).toBeCloseTo(5.41149, 9);
});

test('it estimates the standard deviation of Gaussian noise within 3 %', () => {
  const draws = random(1, 20);
  const noise = Array.from({ length: 20_000 }, () => 7 * draws.normal());
  expect((robustScale(noise) ?? Number.NaN) / 7).toBeGreaterThan(0.97);
  expect((robustScale(noise) ?? Number.NaN) / 7).toBeLessThan(1.03);
});

test('a minority of outliers cannot raise it above 1.4826 times the largest other value', () => {
  fc.assert(
    fc.property(residuals, fc.integer({ min: 1_000_000_000 }), (regular, outlier) => {
      const contaminated = [...regular, ...regular.slice(1, Math.ceil(regular.length / 2)).map(() => -outlier)];
      expect(robustScale(contaminated)).toBeLessThanOrEqual(1.4826 * Math.max(...regular.map(Math.abs)));
    }),
  );
});

test('it is invariant under signs and order, and scales with the unit', () => {
  fc.assert(
    fc.property(residuals, (values) => {
      expect(robustScale(values.map((value) => -value).toReversed())).toBe(robustScale(values));
      expect(robustScale(values.map((value) => 8 * value))).toBe(8 * (robustScale(values) ?? Number.NaN));
    }),
  );
});
