import { expect, test } from 'vitest';
import { decimalReading, numbersReading } from './decimal-sign.ts';

const form = (sign: '.' | ',', thousands: string | null = null) => ({ kind: 'sign', sign, thousands });

test('the sign of the values is detected', () => {
  expect(decimalReading(['1.5', '-20', '3.25'])).toEqual(form('.'));
  expect(decimalReading(['1,5', '-20', '3,25'])).toEqual(form(','));
  expect(decimalReading(['1', '2'])).toEqual(form('.'));
});

test('signs that are all followed by three digits are ambiguous', () => {
  expect(decimalReading(['1.234', '12', '56.000'])).toEqual({ kind: 'ambiguous', example: '1.234', column: 0 });
  expect(decimalReading(['1,234'])).toEqual({ kind: 'ambiguous', example: '1,234', column: 0 });
  expect(numbersReading([{ values: ['1,234'], isMoney: true }], '.')).toEqual(form('.', ','));
});

test('a zero or four digits before the sign exclude a thousands separator', () => {
  expect(decimalReading(['1.234', '0.500'])).toEqual(form('.'));
  expect(decimalReading(['1.234', '1234.500'])).toEqual(form('.'));
});

test('the sign between thousands is detected, with currencies and negative amounts as they are written', () => {
  expect(decimalReading(['$1,250.00', '$80.00'])).toEqual(form('.', ','));
  expect(decimalReading(['1.234,50', '2.000,00'])).toEqual(form(',', '.'));
  expect(decimalReading(['1\u202f234,50 €', '(12,00 €)'])).toEqual(form(',', ' '));
  expect(decimalReading(["CHF 1'250.50", 'CHF 5.00-'])).toEqual(form('.', "'"));
  expect(decimalReading(['1,00,000', '5.25'])).toEqual(form('.', ','));
  expect(decimalReading(['1,234,567'])).toEqual(form('.', ','));
});

test('another column with the same form decides', () => {
  const both = [
    { values: ['1,234', '12'], isMoney: false },
    { values: ['$5.50'], isMoney: true },
  ];
  expect(numbersReading(both)).toEqual(form('.', ','));
});

test('words are no numbers', () => {
  expect(decimalReading(['€12', 'free'])).toEqual({ kind: 'none' });
  expect(decimalReading(['€12', '€13'], false)).toEqual({ kind: 'none' });
  expect(decimalReading([])).toEqual({ kind: 'none' });
});
