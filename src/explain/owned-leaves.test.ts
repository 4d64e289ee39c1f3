import { expect, test } from 'vitest';
import { ownedLeaves } from './owned-leaves.ts';

const slice = (value: string, leaves: readonly number[], factor: number, gain: number) => ({
  slice: [{ dimension: 'country', value }],
  leaves: Int32Array.from(leaves),
  factor,
  gain,
});

test('leaves belong to the slice with the largest gain, but to one within that went the other way', () => {
  const outer = slice('DE', [0, 1, 2, 3], 0.5, 90);
  const owned = (within: ReturnType<typeof slice>) =>
    ownedLeaves([within, outer]).map(({ changed, leaves }) => [changed.slice[0]?.value, leaves]);
  expect(owned(slice('DE app', [0, 1], 0.4, 20))).toEqual([['DE', [0, 1, 2, 3]]]);
  expect(owned(slice('DE app', [0, 1], 3, 20))).toEqual([
    ['DE', [2, 3]],
    ['DE app', [0, 1]],
  ]);
});
