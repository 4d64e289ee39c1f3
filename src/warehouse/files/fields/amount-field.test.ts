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

test('a row that takes money back twice is refused at the column that says so', () => {
  expect(field.read(['-12.34', 'Refund'])).toEqual({
    index: 1,
    reason: "'Refund' takes the amount off, which is below zero already",
  });
});
