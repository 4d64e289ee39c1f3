import { expect, test } from 'vitest';
import { plainAmount } from '../../source-forms.ts';
import { amountField } from './amount-field.ts';

const HEADER = ['Amount', 'Type'];
const form = { ...plainAmount('Amount'), negativeWhere: { column: 'Type', values: ['Refund', 'Chargeback'] } };
const field = amountField(form, {
  number: (text) => (text === '' ? null : text),
  round: false,
  indexOf: (name) => HEADER.indexOf(name),
});

test('a row that takes money back has its amount negated, and reads both columns', () => {
  expect(field.indexes).toEqual([0, 1]);
  expect(field.read(['12.34', 'Sale'])).toBe('12.34');
  expect(field.read(['12.34', 'Refund'])).toBe('-12.34');
  expect(field.read(['0.00', 'Chargeback'])).toBe('0');
  expect(field.read(['-3.00', 'Sale'])).toBe('-3');
  expect(field.read(['', 'Refund'])).toBeNull();
});

test('an amount in the smallest unit of its currency is exact, and one with decimals is refused', () => {
  const cents = amountField(
    { ...plainAmount('Amount'), times: ['Type'], plus: ['Amount'], inMinorUnits: true },
    {
      number: (text) => (text === '' ? null : text),
      round: false,
      indexOf: (name) => HEADER.indexOf(name),
      minorDigitsOf: ([, type]) => Number(type),
    },
  );
  expect(cents.read(['1250', '2'])).toBe('12.52');
  expect(cents.read(['-1', '3'])).toBe('0.002');
  expect(cents.read(['1250', '0'])).toBe('1250');
  expect(cents.read(['99999999999999999999', '2'])).toMatchObject({
    index: 1,
    reason: expect.stringContaining('14 digits'),
  });
  expect(cents.read(['12.50', '2'])).toEqual({ index: 0, reason: 'has decimals, so it is not in minor units' });
});

test('a row that takes money back twice is refused at the column that says so', () => {
  expect(field.read(['-12.34', 'Refund'])).toEqual({
    index: 1,
    reason: "'Refund' takes the amount off, which is below zero already",
  });
});
