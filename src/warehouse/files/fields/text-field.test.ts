import { expect, test } from 'vitest';
import { currencyCode, optionalText, requiredText, truthField } from './text-field.ts';

test('optional text is unchanged, and null if empty', () => {
  expect(optionalText('')).toBeNull();
  expect(optionalText(' a "b",\n ')).toBe(' a "b",\n ');
  expect(optionalText('NULL')).toBe('NULL');
});

test('required text is unchanged, and rejected if empty', () => {
  expect(requiredText(' ')).toBe(' ');
  expect(requiredText('')).toEqual({ reason: 'is empty' });
});

test.each(['EU', 'EURO', ' EUR', '€', 'ÉUR'])("'%s' is rejected as a currency", (text) => {
  expect(currencyCode(text)).toEqual({ reason: 'is not a currency code of three letters' });
});

test('an empty currency is rejected with what to declare', () => {
  expect(currencyCode('')).toEqual({
    reason: "is empty; 'currency' on the source is that of rows whose currency is empty",
  });
});

test('a currency is its ISO 4217 code', () => {
  expect(currencyCode('EUR')).toBe('EUR');
  expect(currencyCode('usd')).toBe('USD');
});

test.each([
  ['1', 'true'],
  ['true', 'true'],
  ['True', 'true'],
  ['TRUE', 'true'],
  ['0', 'false'],
  ['false', 'false'],
  ['False', 'false'],
  ['FALSE', 'false'],
])('%s is %s', (text, read) => {
  expect(truthField(text)).toBe(read);
});

test.each(['', 'yes', 'no', 't', 'f', '2', '-1', '1.0', 'null', 'NaN'])("'%s' is rejected as a boolean", (text) => {
  expect(truthField(text)).toEqual({ reason: 'is not a boolean (1, true, 0 or false)' });
});
