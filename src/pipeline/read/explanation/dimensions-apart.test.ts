import { expect, test } from 'vitest';
import { dimensionsApart } from './dimensions-apart.ts';

const DIMENSIONS = ['category', 'product'];
const NONE = { weekday: 0, actual: '0', actualVolume: 0, past: 0, pastVolume: 0 };
const SQUARES = { pastSquares: 0, pastProducts: 0, volumeSquares: 0 };

function row(values: readonly string[], own: Partial<typeof NONE>) {
  return { ...NONE, ...SQUARES, ...own, values };
}

test('a dimension that refunds have no value of says nothing of their rate', () => {
  const rows = [
    row(['', 'bear'], { actual: '9', past: 5 }),
    row(['', 'panda'], { actual: '1', past: 4 }),
    row(['toys', 'bear'], { actualVolume: 100, pastVolume: 900 }),
    row(['toys', 'panda'], { actualVolume: 50, pastVolume: 400 }),
  ];
  expect(dimensionsApart({ dimensions: DIMENSIONS, rows })).toEqual(['category']);
});

test('a value without a denominator among others, or a ratio without any, leaves the dimensions as they are', () => {
  const some = [
    row(['toys', 'bear'], { actual: '9', past: 50, actualVolume: 100, pastVolume: 900 }),
    row(['old', 'bear'], { actual: '2', past: 3 }),
  ];
  expect(dimensionsApart({ dimensions: DIMENSIONS, rows: some })).toEqual([]);
  const none = [row(['toys', 'bear'], { actual: '9' }), row(['old', 'panda'], { actual: '2' })];
  expect(dimensionsApart({ dimensions: DIMENSIONS, rows: none })).toEqual([]);
});
