import { describe, expect, test } from 'vitest';
import { poissonInterval } from './poisson-interval.ts';

describe('the exact interval of a Poisson mean', () => {
  // Garwood's table of 1936, 95 %.
  test.each([
    [0, 0, 3.6889],
    [1, 0.0253, 5.5716],
    [5, 1.6235, 11.6683],
    [10, 4.7954, 18.3904],
    [50, 37.1105, 65.9188],
  ])('of %i events is as tabulated', (count, lower, upper) => {
    const found = poissonInterval(count, 0.95);
    expect(found.lower).toBeCloseTo(lower, 3);
    expect(found.upper).toBeCloseTo(upper, 3);
  });

  test('is narrower at a lower level', () => {
    const [wide, narrow] = [poissonInterval(7, 0.95), poissonInterval(7, 0.5)];
    expect(narrow.lower).toBeGreaterThan(wide.lower);
    expect(narrow.upper).toBeLessThan(wide.upper);
  });
});
