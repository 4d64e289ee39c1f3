import { describe, expect, test } from 'vitest';
import { tailOf } from './tail.ts';

/** Evenly spaced quantiles of a distribution. */
const quantiles = (count: number, inverse: (p: number) => number) =>
  Array.from({ length: count }, (_, index) => inverse((index + 0.5) / count));

describe('the tail of the largest scores', () => {
  test.each([
    ['an exponential', (p: number) => -Math.log(1 - p), (x: number) => Math.exp(-x)],
    ['a Pareto', (p: number) => ((1 - p) ** -0.25 - 1) / 0.25, (x: number) => (1 + 0.25 * x) ** -4],
  ])('is continued beyond the largest of %s distribution', (_, inverse, exceedance) => {
    const tail = tailOf(quantiles(400, inverse));
    for (const probability of [0.1, 0.01, 0.001]) {
      const limit = tail.limitFor(probability);
      expect(exceedance(limit) / probability).toBeGreaterThan(0.6);
      expect(exceedance(limit) / probability).toBeLessThan(1.6);
      expect(tail.exceedance(limit)).toBeCloseTo(probability, 6);
    }
  });

  test('is what was observed where few blocks have a score', () => {
    const tail = tailOf([0, 0, 0, 0, 0, 0, 0, 0, 0.3, 0.1]);
    expect(tail.exceedance(0.2)).toBe(0.1);
    expect(tail.limitFor(0.1)).toBe(0.1);
    expect(tail.limitFor(0.05)).toBe(0.3);
    expect(tail.limitFor(0.5)).toBe(0);
  });

  test('of nothing is nothing', () => {
    expect(tailOf([]).exceedance(1)).toBe(0);
    expect(tailOf([]).limitFor(0.1)).toBe(0);
    expect(tailOf([0, 0]).limitFor(0.1)).toBe(0);
  });
});
