import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvLine } from './csv-line.ts';

test('without cells the line is empty', () => {
  expect(csvLine([])).toBe('\n');
});

describe('a text that a spreadsheet would run', () => {
  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '\nx', '=cmd|/c calc!A1'])(
    'follows an apostrophe: %j',
    (text) => {
      expect(parse(csvLine([text]), { relax_quotes: false })).toEqual([[`'${text}`]]);
    },
  );

  test('follows an apostrophe inside quotes too', () => {
    expect(csvLine(['=HYPERLINK("x","y")'])).toBe(`"'=HYPERLINK(""x"",""y"")"\n`);
  });

  test('is unchanged if the sign is not its first character', () => {
    expect(csvLine(['a=1', '1-2', 'x@y'])).toBe('a=1,1-2,x@y\n');
  });
});

describe('numbers', () => {
  test('have no apostrophe, a decimal point, no thousands separators, and six decimals, or six digits of small values', () => {
    expect(csvLine([-1, 0, -0, 1234567.5, 0.1 + 0.2, 1e-7, -0.000001, 1e15, 0.00048123456789, 1e300])).toBe(
      '-1,0,0,1234567.5,0.3,0.0000001,-0.000001,1000000000000000,0.000481235,1e+300\n',
    );
  });

  test('are empty if null, NaN or infinite', () => {
    expect(csvLine([null, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])).toBe(',,,\n');
  });

  test('are read back within half a millionth', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), (value) => {
        expect(Math.abs(Number(csvLine([value])) - value)).toBeLessThanOrEqual(5.1e-7);
      }),
    );
  });
});

test('another parser reads the same cells, except for apostrophes', () => {
  const cell = fc.oneof(
    fc.string(),
    fc
      .array(fc.constantFrom('a', ',', '"', '\n', '\r', '=', '-', ' ', "'", 'é', '€'), { maxLength: 8 })
      .map((characters) => characters.join('')),
  );
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 4 }), (rows) => {
      const read: unknown = parse(rows.map(csvLine).join(''), { relax_column_count: true, record_delimiter: '\n' });
      expect(read).toEqual(rows.map((row) => row.map((text) => (/^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text))));
    }),
  );
});
