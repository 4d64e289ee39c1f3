import { expect, test } from 'vitest';
import { ratio } from './ratio.ts';

test('a ratio with an unknown part, or over nothing, is unknown', () => {
  expect([ratio(null, 4), ratio(1, null), ratio(null, null), ratio(1, 0), ratio(0, 0), ratio(1, -0)]).toEqual(
    Array.from({ length: 6 }, () => null),
  );
});

test('nothing over something is 0', () => {
  expect(ratio(0, 4)).toBe(0);
});
