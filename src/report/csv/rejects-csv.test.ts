import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { rejectsCsv } from './rejects-csv.ts';

const reject = {
  file: 'sales.csv',
  line: 7,
  column: 3,
  columnName: 'amount',
  value: '12,5',
  reason: 'is not a number',
};

test('without rejected rows has only a header', () => {
  expect(rejectsCsv([])).toBe('file,line,column,name,value,reason\n');
});

test('a rejected value is cut after 200 characters and cannot run as a formula', () => {
  const read: unknown = parse(
    rejectsCsv([reject, { ...reject, value: '=1+1' }, { ...reject, value: 'x'.repeat(1_000_000) }]),
    { columns: true },
  );
  expect(read).toMatchObject([
    { file: 'sales.csv', line: '7', column: '3', name: 'amount', value: '12,5', reason: 'is not a number' },
    { value: "'=1+1" },
    { value: 'x'.repeat(200) },
  ]);
});
