import { expect, test } from 'vitest';

import { csvRow } from './csv-row.ts';

test('null is an empty field, an empty text is quoted', () => {
  expect(csvRow(['1', null, '', null])).toBe('1,,"",\n');
});

test('only fields with delimiters, quotes or line ends are quoted', () => {
  expect(csvRow(['a b', 'a,b', 'a "b"', 'a\nb', 'a\rb', ' é; \\n'])).toBe(
    'a b,"a,b","a ""b""","a\nb","a\rb", é; \\n\n',
  );
});

test("the end mark of PostgreSQL's COPY is quoted", () => {
  expect(csvRow(['\\.'])).toBe('"\\."\n');
});

test('no fields, or one null, give an empty line', () => {
  expect(csvRow([])).toBe('\n');
  expect(csvRow([null])).toBe('\n');
});
