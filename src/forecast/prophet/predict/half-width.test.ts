import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cases } from '../../../../test/run-size.ts';
import { simulatedDistances } from '../../../../test/fixtures/simulated-future.ts';
import { quantile } from '../../../stats/quantile.ts';
import { halfWidth } from './half-width.ts';

const uncertainty = fc.record({
  sigma: fc.double({ min: 1e-4, max: 1, noNaN: true }),
  meanChange: fc.double({ min: 0, max: 1, noNaN: true }),
  changeRate: fc.integer({ min: 0, max: 50 }),
});
const horizon = fc.double({ min: 0, max: 3, noNaN: true });

describe('the half-width of the interval', () => {
  const DRAWS = cases(200_000);
  test.each([
    ['noise with a little trend', { sigma: 0.04, meanChange: 0.05, changeRate: 25 }, 0.25],
    ['mostly trend', { sigma: 0.01, meanChange: 0.1, changeRate: 25 }, 1],
    ['far ahead', { sigma: 0.05, meanChange: 0.02, changeRate: 25 }, 3],
    ['few large changes', { sigma: 0.02, meanChange: 1, changeRate: 2 }, 0.5],
    ['hardly any noise', { sigma: 0.0005, meanChange: 0.3, changeRate: 25 }, 0.3],
  ])("has the coverage of Prophet's simulation: %s", (_, given, h) => {
    const distances = simulatedDistances(given, h, DRAWS).map(Math.abs);
    for (const level of [0.5, 0.8, 0.95, 0.99]) {
      const half = halfWidth(given, h, level);
      const within = distances.filter((distance) => distance <= half).length / DRAWS;
      const standardError = Math.sqrt((level * (1 - level)) / DRAWS);
      expect(Math.abs(within - level)).toBeLessThan(4 * standardError);
      expect(half / (quantile(distances, level) ?? 0)).toBeCloseTo(1, 1);
    }
  });

  test.each([
    [0.5, 0.6744898],
    [0.8, 1.2815516],
    [0.95, 1.959964],
    [0.99, 2.5758293],
    [0.999, 3.2905267],
  ])('is normal within the history, and without slope changes: level %f', (level, expected) => {
    expect(halfWidth({ sigma: 2, meanChange: 5, changeRate: 25 }, 0, level)).toBeCloseTo(2 * expected, 6);
    expect(halfWidth({ sigma: 2, meanChange: 5, changeRate: 25 }, -1, level)).toBeCloseTo(2 * expected, 6);
    expect(halfWidth({ sigma: 2, meanChange: 0, changeRate: 25 }, 1, level)).toBeCloseTo(2 * expected, 6);
    expect(halfWidth({ sigma: 2, meanChange: 5, changeRate: 0 }, 1, level)).toBeCloseTo(2 * expected, 6);
  });

  test('increases with the level, and is deterministic', () => {
    const levels = fc.uniqueArray(fc.double({ min: 0.001, max: 0.9999, noNaN: true }), { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(uncertainty, horizon, levels, (given, h, unsorted) => {
        const sorted = unsorted.toSorted((a, b) => a - b);
        const widths = sorted.map((level) => halfWidth(given, h, level));
        widths.forEach((width, index) => expect(width).toBeGreaterThanOrEqual(widths[index - 1] ?? 0));
        expect(sorted.map((level) => halfWidth(given, h, level))).toEqual(widths);
      }),
      { numRuns: cases(50) },
    );
  });

  test('increases with the horizon', () => {
    fc.assert(
      fc.property(uncertainty, horizon, horizon, (given, h, more) => {
        const near = halfWidth(given, h, 0.9);
        expect(halfWidth(given, h + more, 0.9)).toBeGreaterThanOrEqual(near * (1 - 1e-4));
      }),
      { numRuns: cases(50) },
    );
  });

  test('is positive and finite for almost no noise', () => {
    expect(halfWidth({ sigma: 1e-9, meanChange: 0.1, changeRate: 25 }, 1, 0.95)).toBeGreaterThan(0);
    expect(halfWidth({ sigma: 1e-9, meanChange: 0, changeRate: 25 }, 1, 0.95)).toBeCloseTo(1.959964e-9, 14);
  });

  test.each([0, 1, -1, Number.NaN])('rejects the level %f', (level) => {
    expect(() => halfWidth({ sigma: 1, meanChange: 0, changeRate: 0 }, 0, level)).toThrow('level must lie between');
  });
});
