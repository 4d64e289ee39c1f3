import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayFromIso } from '../../calendar/day.ts';
import { dayText, monthText, shareText, valueText, yearOf } from './format.ts';

const money = (value: number, currency = 'EUR') => valueText(value, 'currency', currency);

describe('money', () => {
  test.each([
    [38_420, '€38,420'],
    [52.56, '€52.56'],
    [1_463_000, '€1.46M'],
    [-9800, '−€9,800'],
    [0, '€0.00'],
    [0.5, '€0.50'],
    [99.994, '€99.99'],
    [99.996, '€100'],
    [100, '€100'],
    [999_999.4, '€999,999'],
    [999_999.6, '€1.00M'],
    [1_000_000, '€1.00M'],
    [12_345_678, '€12.3M'],
    [123_456_789, '€123M'],
    [1_463_000_000, '€1,460M'],
    [-1_463_000, '−€1.46M'],
  ])('of %d reads %s', (value, text) => {
    expect(money(value)).toBe(text);
  });

  test('carries the symbol of its currency, and as many decimals as it has', () => {
    expect([money(52.5, 'GBP'), money(52.5, 'USD'), money(52, 'JPY')]).toEqual(['£52.50', '$52.50', '¥52']);
    expect([money(0.42, 'JPY'), money(4.2, 'JPY'), money(421.3, 'JPY')]).toEqual(['¥0.42', '¥4.2', '¥421']);
    expect([money(5.1234, 'KWD'), money(0.0042, 'KWD'), money(0.05), money(0.053)]).toEqual([
      ...['KWD\u00a05.123', 'KWD\u00a00.0042'],
      ...['€0.05', '€0.053'],
    ]);
  });
});

describe('shares', () => {
  test.each([
    [0.27, '27%'],
    [0.021, '2.1%'],
    [0, '0.0%'],
    [0.0994, '9.9%'],
    [0.0996, '10%'],
    [1.5, '150%'],
    [-0.27, '−27%'],
    [12.5, '1,250%'],
    [0.00048, '0.048%'],
    [-0.0000123, '−0.0012%'],
    [0.0094, '0.9%'],
    [0.99, '99%'],
    [0.995, '99.5%'],
    [0.9997, '99.97%'],
    [0.99996, '99.996%'],
    [1, '100%'],
    [1e-30, '0.0%'],
  ])('of %d read %s', (share, text) => {
    expect(shareText(share)).toBe(text);
  });
});

test.each([
  [412.4, 'ms', '412 ms'],
  [9.94, 'ms', '9.9 ms'],
  [1234, 'count', '1,234'],
  [0, 'count', '0'],
] as const)('%d as %s reads %s', (value, unit, text) => {
  expect(valueText(value, unit, 'EUR')).toBe(text);
});

test('only a negative number with a non-zero digit has a minus, and it is a true minus sign', () => {
  const values = fc.oneof(
    fc.integer({ min: -2_000_000, max: 2_000_000 }).map((cents) => cents / 100),
    fc.constantFrom(-0.001, -0, -0.0004),
  );
  fc.assert(
    fc.property(values, fc.constantFrom('currency', 'count', 'share', 'ms'), (value, unit) => {
      const text = valueText(value, unit, 'EUR');
      expect(text).not.toContain('-');
      expect(text.startsWith('−')).toBe(value < 0 && /[1-9]/.test(text));
    }),
  );
});

test('a day has its year only if it is another year', () => {
  expect(dayText(dayFromIso('2026-09-21'), 2026)).toBe('Mon 21 Sep');
  expect(dayText(dayFromIso('2026-12-31'), 2027)).toBe('Thu 31 Dec 2026');
  expect(dayText(dayFromIso('2024-02-29'), 2024)).toBe('Thu 29 Feb');
});

test('every day of a leap year is named as Intl names it', () => {
  const named = new Intl.DateTimeFormat('en-US', {
    timeZone: 'UTC',
    weekday: 'short',
    month: 'short',
    day: 'numeric',
    year: 'numeric',
  });
  for (let index = 0; index < 366; index++) {
    const date = new Date(Date.UTC(2028, 0, 1 + index));
    const part = Object.fromEntries(named.formatToParts(date).map(({ type, value }) => [type, value]));
    const day = dayFromIso(date.toISOString().slice(0, 10));
    expect(dayText(day, 2026)).toBe(`${part['weekday']} ${part['day']} ${part['month']} ${part['year']}`);
    expect(monthText(day).startsWith(part['month'] ?? 'none')).toBe(true);
    expect(yearOf(day)).toBe(2028);
  }
});
