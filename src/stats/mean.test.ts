import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mean } from './mean.ts';

test('the mean of no values is null, that of one value is the value', () => {
  expect(mean([])).toBeNull();
  expect(mean([-2.5])).toBe(-2.5);
});

test('deviations from the mean sum to 0', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 }), { minLength: 1, maxLength: 50, size: 'max' }),
      (values) => {
        const middle = mean(values) ?? Number.NaN;
        expect(Math.abs(values.reduce((sum, value) => sum + (value - middle), 0))).toBeLessThan(1e-6);
      },
    ),
  );
});
