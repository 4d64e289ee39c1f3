import { expect, test } from 'vitest';
import { urn } from './urn.ts';

test('holds each item as often as its weight says', () => {
  expect(
    urn([
      ['red', 2],
      ['blue', 1],
      ['green', 0],
    ]),
  ).toEqual(['red', 'red', 'blue']);
  expect(urn([])).toEqual([]);
});
