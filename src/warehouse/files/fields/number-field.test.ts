import { describe, expect, test } from 'vitest';
import type { Thousands } from '../../source-forms.ts';
import { contradiction } from './currency-marks.ts';
import { isRefusal } from './field.ts';
import { numberField } from './number-field.ts';

function read(text: string, sign: '.' | ',' = '.', thousands: Thousands | null = null, isMoney = true): string | null {
  const value = numberField({ sign, thousands, isMoney, before: 14, after: 4, round: false, optional: true })(text);
  return value !== null && isRefusal(value) ? `rejected: ${value.reason}` : value;
}

describe('an amount as it is written', () => {
  test.each([
    ['$80.00', '80'],
    ['80.00 $', '80'],
    ['EUR 5', '5'],
    ['5 eur', '5'],
    ['US$ 5.10', '5.1'],
    ['-$5.10', '-5.1'],
    ['$-5.10', '-5.1'],
    ['($5.10)', '-5.1'],
    ['$(5.10)', '-5.1'],
    ['(5.10) EUR', '-5.1'],
    ['(5.10)', '-5.1'],
    ['5.10-', '-5.1'],
    ['\u22125.10', '-5.1'],
    ['\u20135.10 \u20ac', '-5.1'],
    [' 5.10 ', '5.1'],
    ['5.10\u00a0\u20ac', '5.1'],
    ['kr. 5', '5'],
    ['5 z\u0142', '5'],
    ['\u20b95', '5'],
    ['5.--', '5'],
    ['12.-', '12'],
  ])("'%s' is %s", (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  test.each([
    ['1,250.00', '.', ',', '1250'],
    ['$1,250,000.5', '.', ',', '1250000.5'],
    ['1.250,00 \u20ac', ',', '.', '1250'],
    ['1\u202f250,00 \u20ac', ',', ' ', '1250'],
    ['1 250,00', ',', ' ', '1250'],
    ["CHF 1'250.50", '.', "'", '1250.5'],
    ['CHF 1\u2019250.50', '.', "'", '1250.5'],
    ['\u20b91,00,000.00', '.', ',', '100000'],
    ['12,34,567', '.', ',', '1234567'],
    ['(1,250.00)', '.', ',', '-1250'],
    ['1250.00', '.', ',', '1250'],
  ] as const)("'%s' with decimal '%s' and thousands '%s' is %s", (text, sign, thousands, expected) => {
    expect(read(text, sign, thousands)).toBe(expected);
  });

  test.each(['--5', '-5-', '(-5)', '5 6', '$', '-', 'free', '5 apples', 'x5', '1,25,0', '0,123', '1,2345', '12,34'])(
    "'%s' is none, even with thousands",
    (text) => {
      expect(read(text, '.', ',')).toMatch(/^rejected: is not a plain decimal number/);
    },
  );

  test('is rejected in another form, with what to declare', () => {
    expect(read('$1,250.00')).toBe(
      "rejected: is not a plain decimal number with '.' as decimal sign; it would be one with thousands: ',' on the source",
    );
    expect(read('1.250,00')).toContain("it would be one with decimal: ',' and thousands: '.' on the source");
    expect(read("1'250.50")).toContain(`it would be one with thousands: "'" on the source`);
  });

  test('has no currency where it is no money', () => {
    expect(read('$5', '.', null, false)).toMatch(/^rejected/);
    expect(read('(5)', '.', null, false)).toBe('-5');
  });
});

test('a sign that contradicts the currency of the row is found', () => {
  expect(contradiction('\u20ac5', 'USD')).toBe('is in EUR, but the currency of its row is USD');
  expect(contradiction('5 USD', 'CAD')).toBe('is in USD, but the currency of its row is CAD');
  expect(contradiction('$5', 'EUR')).toBe('is in a currency whose sign is $, but the currency of its row is EUR');
  for (const [text, currency] of [
    ['$5', 'CAD'],
    ['\u20ac5', 'EUR'],
    ['-5', 'EUR'],
    ['kr 5', 'SEK'],
    ['(5,00)', 'EUR'],
  ] as const)
    expect(contradiction(text, currency)).toBeNull();
});
