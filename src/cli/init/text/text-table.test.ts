import { expect, test } from 'vitest';
import { textTable } from './text-table.ts';

const column = (name: string, ...cells: string[]) => ({ head: [name], cells, isNumber: false });

test('numbers stand right, words left', () => {
  const amounts = { head: ['amount'], cells: ['5', '12.50'], isNumber: true };
  expect(textTable([column('line', '2', '3'), amounts], 80)).toEqual(['line  amount', '2          5', '3      12.50']);
});

test('columns that find no room go on below, beside the first again', () => {
  const table = [column('line', '2'), column('one', 'a'), column('two', 'b'), column('three', 'c')];
  expect(textTable(table, 15)).toEqual(['line  one  two', '2     a    b', '', 'line  three', '2     c']);
});

test('a column wider than all the room still stands', () => {
  expect(textTable([column('line', '2'), column('wide', 'abcdefgh')], 4)).toEqual(['line  wide', '2     abcdefgh']);
});
