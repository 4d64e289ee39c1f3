import { expect, test } from 'vitest';
import { pastOrigins } from './past-origins.ts';

test('a history of less than eight days has no morning to look back to', () => {
  expect([0, 7, 8].map(pastOrigins)).toEqual([[], [], [1]]);
});

test('a long one has 26: the last 13 weeks, and every third of the year', () => {
  const weeks = pastOrigins(1000).map((length) => (1000 - length) / 7);
  expect(weeks).toEqual([
    ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13],
    ...[15, 18, 21, 24, 27, 30, 33, 36, 39, 42, 45, 48, 51],
  ]);
});
