import { expect, test } from 'vitest';
import { binomialTail } from './binomial-tail.ts';

test('agrees with exact arithmetic', () => {
  expect(binomialTail(2, 26, 0.9) * 1e22).toBeCloseTo(2.656, 9);
  expect(binomialTail(2, 10, 0.3)).toBeCloseTo(0.3827828, 7);
  expect(binomialTail(0, 26, 1 / 6)).toBeCloseTo((5 / 6) ** 26, 12);
});

test('of certain and of impossible successes', () => {
  expect([binomialTail(3, 4, 1), binomialTail(4, 4, 1), binomialTail(0, 4, 0), binomialTail(0, 0, 0.5)]).toEqual([
    0, 1, 1, 1,
  ]);
});
