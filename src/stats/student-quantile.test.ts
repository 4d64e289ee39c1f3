import fc from 'fast-check';
import { expect, test } from 'vitest';
import { studentQuantile } from './student-quantile.ts';

test.each([
  [0, 30],
  [1, 30],
  [Number.NaN, 30],
  [0.5, 19],
  [0.5, Number.NaN],
])('the probability %s with %s degrees of freedom is rejected', (p, degreesOfFreedom) => {
  expect(() => studentQuantile(p, degreesOfFreedom)).toThrow(RangeError);
});

test('it is symmetric, and without end normal', () => {
  expect(studentQuantile(0.5, 20)).toBe(0);
  expect(studentQuantile(0.1, 20)).toBeCloseTo(-studentQuantile(0.9, 20), 12);
  expect(studentQuantile(0.975, Infinity)).toBeCloseTo(1.959963984540054, 12);
});

test('below it lies the share p of the distribution, to five digits', () => {
  const evenDegrees = fc.integer({ min: 10, max: 200 }).map((half) => 2 * half);
  fc.assert(
    fc.property(fc.double({ min: 0.0005, max: 0.9995, noNaN: true }), evenDegrees, (p, degreesOfFreedom) => {
      expect(shareBelow(studentQuantile(p, degreesOfFreedom), degreesOfFreedom)).toBeCloseTo(p, 5);
    }),
  );
});

/** The distribution function for an even number of degrees of freedom, a finite sum: Abramowitz & Stegun, 26.7.4. */
function shareBelow(t: number, degreesOfFreedom: number): number {
  const angle = Math.atan(t / Math.sqrt(degreesOfFreedom));
  let term = 1;
  let sum = 1;
  for (let j = 1; j < degreesOfFreedom / 2; j++) {
    term *= ((2 * j - 1) / (2 * j)) * Math.cos(angle) ** 2;
    sum += term;
  }
  return (1 + Math.sin(angle) * sum) / 2;
}
