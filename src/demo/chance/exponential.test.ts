import { expect, test } from 'vitest';
import { exponential } from './exponential.ts';

test('within 0.1 % of e to the power x for |x| up to 2', () => {
  for (let x = -2; x <= 2; x += 0.125) expect(Math.abs(exponential(x) / Math.exp(x) - 1)).toBeLessThan(0.001);
});
