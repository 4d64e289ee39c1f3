import { expect, test } from 'vitest';
import { ratio } from './ratio.ts';

test('a ratio is unknown if a part is unknown or the denominator is 0', () => {
  expect([ratio(null, 4), ratio(1, null), ratio(null, null), ratio(1, 0), ratio(0, 0), ratio(1, -0)]).toEqual(
    Array.from({ length: 6 }, () => null),
  );
});

test('a numerator of 0 gives 0', () => {
  expect(ratio(0, 4)).toBe(0);
});
