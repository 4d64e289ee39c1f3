import { expect, test } from 'vitest';
import { usualSilence } from './usual-silence.ts';

const repeated = (count: number, silence: number) => Array.from({ length: count }, () => silence);

test('without silences, or with a single one, a source is never silent', () => {
  expect([[], [9], [9, 0, 0], repeated(90, 0)].map(usualSilence)).toEqual([0, 0, 0, 0]);
});

test('silences after under a tenth of the days are not usual, those after a tenth are', () => {
  expect(usualSilence([...repeated(171, 0), ...repeated(9, 1)])).toBe(0);
  expect(usualSilence([...repeated(162, 0), ...repeated(18, 1)])).toBe(1);
});

test('a longer silence than usual once does not make it usual', () => {
  expect(usualSilence([...repeated(20, 6), 60])).toBe(9);
});
