import { expect, test } from 'vitest';
import { withoutRepeats } from './without-repeats.ts';

test('a replaced line that reads as the one in its place is left out, any other stays', () => {
  const opened = 'Opened. Revenue €7,461, 67% below expected (€22,828); −€15,367 so far';
  const standing = { ds: '2026-09-21', text: opened, superseded: false };
  const repeated = { ...standing, text: `${opened}; no longer so, by new rules`, superseded: true };
  const larger = { ...repeated, text: repeated.text.replace('15,367', '15,901') };
  const otherDay = { ...repeated, ds: '2026-09-20' };
  expect(withoutRepeats([repeated, repeated, larger, otherDay, standing])).toEqual([larger, otherDay, standing]);
});
