import { expect, test } from 'vitest';
import { minorDigits } from './minor-digits.ts';

test('the decimals of a currency are those of ISO 4217, whatever Intl writes', () => {
  const digits = Object.fromEntries(
    ['EUR', 'HUF', 'IDR', 'JPY', 'KWD', 'CLF'].map((code) => [code, minorDigits(code)]),
  );
  expect(digits).toEqual({ EUR: 2, HUF: 2, IDR: 2, JPY: 0, KWD: 3, CLF: 4 });
});
