import { expect, test } from 'vitest';
import { decimalReading } from './decimal-sign.ts';

test('the sign of the values is detected', () => {
  expect(decimalReading(['1.5', '-20', '3.25'])).toEqual({ kind: 'sign', sign: '.' });
  expect(decimalReading(['1,5', '-20', '3,25'])).toEqual({ kind: 'sign', sign: ',' });
  expect(decimalReading(['1', '2'])).toEqual({ kind: 'sign', sign: '.' });
});

test('signs that are all followed by three digits are ambiguous', () => {
  expect(decimalReading(['1.234', '12', '56.000'])).toEqual({ kind: 'ambiguous', example: '1.234' });
  expect(decimalReading(['1,234'])).toEqual({ kind: 'ambiguous', example: '1,234' });
});

test('a zero or four digits before the sign exclude a thousands separator', () => {
  expect(decimalReading(['1.234', '0.500'])).toEqual({ kind: 'sign', sign: '.' });
  expect(decimalReading(['1.234', '1234.500'])).toEqual({ kind: 'sign', sign: '.' });
});

test('thousands separators with decimals, currency signs and words are not plain numbers', () => {
  expect(decimalReading(['1.234,50', '2.000,00'])).toEqual({ kind: 'none' });
  expect(decimalReading(['€12', 'free'])).toEqual({ kind: 'none' });
  expect(decimalReading([])).toEqual({ kind: 'none' });
});
