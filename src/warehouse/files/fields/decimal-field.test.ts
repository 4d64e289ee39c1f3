import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimalField, integerField, type DecimalForm } from './decimal-field.ts';

const money: DecimalForm = { sign: '.', before: 14, after: 4, round: false, optional: false };
const notPlain = { reason: "is not a plain decimal number with '.' as decimal sign" };

/** The written decimal as a whole number of units of 10^-places. */
function units(text: string, places: number): bigint {
  const [, minus = '', whole = '', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  return BigInt(`${minus}${whole}${fraction.padEnd(places, '0')}`);
}

describe('a decimal number', () => {
  test.each([
    ['0', '0'],
    ['-0', '0'],
    ['0.0000', '0'],
    ['12', '12'],
    ['+1.5', '1.5'],
    ['-83.4', '-83.4'],
    ['0007', '7'],
    ['1.50', '1.5'],
    ['-0.0001', '-0.0001'],
    ['1.23450000', '1.2345'],
    ['99999999999999.9999', '99999999999999.9999'],
    ['000000000000000000012', '12'],
    ['1e5', '100000'],
    ['-1.25E+3', '-1250'],
    ['12.5e-1', '1.25'],
  ])('%s is parsed exactly to the canonical %s', (text, read) => {
    expect(decimalField(money)(text)).toBe(read);
  });

  test.each([
    '',
    ' ',
    ' 1',
    '1 ',
    '.5',
    '5.',
    '-',
    '--1',
    '+-1',
    '1e',
    'e5',
    '1e5.5',
    '0x10',
    '1,5',
    '1,000.00',
    '1_000',
  ])("'%s' is rejected: no other notation is guessed", (text) => {
    expect(decimalField(money)(text)).toEqual(notPlain);
  });

  test.each(['NaN', 'nan', 'Infinity', '-inf', '∞', '١٢', '1\u00a0000', '1\0', '€5', '(5)', 'null'])(
    "'%s' is rejected: it is not a number, or not one for every database",
    (text) => {
      expect(decimalField(money)(text)).toEqual(notPlain);
    },
  );

  test('a declared decimal comma is parsed, and a point is then rejected', () => {
    const comma = decimalField({ ...money, sign: ',' });
    expect(comma('-1234,5')).toBe('-1234.5');
    expect(comma('1234.5')).toEqual({ reason: "is not a plain decimal number with ',' as decimal sign" });
    expect(comma('1.234,5')).toEqual({ reason: "is not a plain decimal number with ',' as decimal sign" });
  });

  test('too many digits are rejected on either side, with a hint', () => {
    expect(decimalField(money)('100000000000000')).toEqual({
      reason: 'has more than 14 digits before the decimal sign',
    });
    expect(decimalField(money)('0.00001')).toEqual({
      reason: "has more than 4 decimals; 'round: true' on the source rounds them",
    });
  });

  test('empty is null where the column is optional', () => {
    expect(decimalField({ ...money, optional: true })('')).toBeNull();
    expect(decimalField(money)('')).toEqual(notPlain);
  });

  test.each([
    ['1.00005', '1.0001'],
    ['1.00004999999', '1'],
    ['-1.00005', '-1.0001'],
    ['-0.00004', '0'],
    ['0.99995', '1'],
    ['9.99995', '10'],
    ['99999999999999.99994', '99999999999999.9999'],
  ])('with rounding %s becomes %s: half away from zero, as NUMERIC does', (text, read) => {
    expect(decimalField({ ...money, round: true })(text)).toBe(read);
  });

  test('a number that is too large after rounding is rejected', () => {
    expect(decimalField({ ...money, round: true })('99999999999999.99995')).toEqual({
      reason: 'has more than 14 digits before the decimal sign',
    });
  });

  test('rounding agrees with integer arithmetic', () => {
    const field = decimalField({ ...money, round: true });
    const digits = (min: number, max: number) =>
      fc.array(fc.integer({ min: 0, max: 9 }), { minLength: min, maxLength: max }).map((found) => found.join(''));
    fc.assert(
      fc.property(fc.constantFrom('', '-'), digits(1, 13), digits(1, 12), (minus, whole, fraction) => {
        const size = units(`${whole}.${fraction.padEnd(12, '0')}`, 12);
        const rounded = (size + 50_000_000n) / 100_000_000n;
        expect(units(String(field(`${minus}${whole}.${fraction}`)), 4)).toBe(minus === '' ? rounded : -rounded);
      }),
    );
  });
});

describe('an integer', () => {
  test.each([
    ['0', '0'],
    ['-0', '0'],
    ['+5', '5'],
    ['0200', '200'],
    ['-999999999', '-999999999'],
  ])('%s is parsed as %s', (text, read) => {
    expect(integerField(false)(text)).toBe(read);
  });

  test.each(['', '1.0', '1.5', '1000000000', '1e3', ' 1', '0x1', '1,000'])("'%s' is rejected", (text) => {
    expect(integerField(false)(text)).toEqual({ reason: 'is not a whole number of at most nine digits' });
  });

  test('empty is null where the column is optional', () => {
    expect(integerField(true)('')).toBeNull();
  });
});
