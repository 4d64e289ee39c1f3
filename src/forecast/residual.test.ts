import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isAtFloor, residual, residualScale, valueAt } from './residual.ts';

const positive = fc.integer({ min: 1, max: 1_000_000_000 }).map((cents) => cents / 100);

test('a series has the log scale unless over 10 % of its known values are not positive', () => {
  const series = (zeros: number, length: number) => Array.from({ length }, (_, index) => (index < zeros ? 0 : 5));
  expect(residualScale([])).toBe('log');
  expect(residualScale([null, null])).toBe('log');
  expect(residualScale([0])).toBe('linear');
  expect(residualScale(series(10, 100))).toBe('log');
  expect(residualScale(series(11, 100))).toBe('linear');
  expect(residualScale([...series(10, 100), ...series(0, 0), ...Array.from({ length: 50 }, () => null), -1])).toBe(
    'linear',
  );
});

test('twice and half of the expected value have the same absolute error on logs', () => {
  fc.assert(
    fc.property(positive, (expected) => {
      expect(residual(2 * expected, expected, 'log')).toBeCloseTo(Math.LN2, 12);
      expect(residual(expected / 2, expected, 'log')).toBeCloseTo(-Math.LN2, 12);
      expect(residual(expected, expected, 'log')).toBe(0);
    }),
  );
});

test('on logs no error is below that of 2 % of the expected value, and none is known where that is zero', () => {
  expect(residual(0, 100, 'log')).toBeCloseTo(-3.912023005428146, 12); // ln 0.02
  expect(residual(-1e9, 100, 'log')).toBe(residual(2, 100, 'log'));
  expect([residual(5, 0, 'log'), residual(5, -3, 'log')]).toEqual([null, null]);
});

test.each(['log', 'linear'] as const)('the value at an error has that error (%s)', (scale) => {
  fc.assert(
    fc.property(positive, positive, (actual, expected) => {
      fc.pre(actual > 0.02 * expected);
      const back = valueAt(residual(actual, expected, scale) ?? Number.NaN, expected, scale);
      expect(Math.abs(back - actual)).toBeLessThanOrEqual(1e-9 * (actual + expected));
    }),
  );
});

test('a value is at the floor exactly where every lower one has the same error', () => {
  fc.assert(
    fc.property(positive, fc.integer({ min: -100, max: 200 }), (expected, percent) => {
      fc.pre(percent !== 2);
      const value = (percent / 100) * expected;
      const hasErrorOfZero = residual(value, expected, 'log') === residual(0, expected, 'log');
      expect(isAtFloor(value, expected, 'log')).toBe(hasErrorOfZero);
      expect(isAtFloor(value, expected, 'linear')).toBe(false);
    }),
  );
});
