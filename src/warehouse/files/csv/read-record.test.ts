import { expect, test } from 'vitest';

import { readRecord } from './read-record.ts';

const COMMA = 44;

test('a record ends after its line end', () => {
  expect(readRecord('1,"a ""b"""\r\n', 0, COMMA)).toEqual({ kind: 'record', fields: ['1', 'a "b"'], end: 13 });
  expect(readRecord('skipped\n\nnext', 8, COMMA)).toEqual({ kind: 'record', fields: [''], end: 9 });
});

test.each(['', 'a', 'a\r', '"', '"a', '"a"', '"a""', '"a"\r', '"a\n'])('%j is incomplete', (text) => {
  expect(readRecord(text, 0, COMMA)).toEqual({ kind: 'open', column: 1, at: 0 });
});

test('an incomplete record has the position of its last field', () => {
  expect(readRecord('1,"a', 0, COMMA)).toEqual({ kind: 'open', column: 2, at: 2 });
  expect(readRecord('1,', 0, COMMA)).toEqual({ kind: 'open', column: 2, at: 2 });
});

test('a fault has the field and offset of the violation', () => {
  expect(readRecord('1,a"', 0, COMMA)).toEqual({ kind: 'fault', fault: 'stray-quote', column: 2, at: 3 });
  expect(readRecord('1,"a"b', 0, COMMA)).toEqual({ kind: 'fault', fault: 'text-after-quote', column: 2, at: 5 });
  expect(readRecord('1\r2', 0, COMMA)).toEqual({ kind: 'fault', fault: 'lone-carriage-return', column: 1, at: 1 });
  expect(readRecord('"1"\r2', 0, COMMA)).toEqual({ kind: 'fault', fault: 'lone-carriage-return', column: 1, at: 3 });
});
