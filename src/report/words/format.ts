import { isoDay, type Day } from '../../calendar/day.ts';
import type { Unit } from '../../metrics/metric.ts';
import { numberFormat, scaledText } from './number-locale.ts';

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const MILLION = 1_000_000;

/** The digits of small values, of which one decimal would leave none. */
const SMALL = 0.095;
const MOST_DECIMALS = 12;

/**
 * A value in its unit: whole money above 100, three digits from a million, shares as percentages with one decimal under 10; small values
 * with two digits, and shares close to all with the digits that they lack.
 *
 * @param currency ISO code of the business's currency
 * @example valueText(38420.4, 'currency', 'EUR') // '€38,420'
 * @example valueText(1463000, 'currency', 'EUR') // '€1.46M'
 * @example valueText(52.555, 'currency', 'EUR') // '€52.56'
 * @example valueText(-9800, 'currency', 'EUR') // '−€9,800'
 * @example valueText(0.0213, 'share', 'EUR') // '2.1%'
 * @example valueText(0.00048, 'share', 'EUR') // '0.048%'
 * @example valueText(0.9997, 'share', 'EUR') // '99.97%'
 * @example valueText(412.4, 'ms', 'EUR') // '412 ms'
 */
export function valueText(value: number, unit: Unit, currency: string): string {
  return writtenWith(decimalsOf(value, unit, currency), 0, value, unit, currency);
}

/**
 * How values that are read together are written: as each by itself, or where two that differ would read alike, all with the digits that
 * tell them apart.
 *
 * @example [104.1, 104.4].map(distinctText([104.1, 104.4], 'currency', 'EUR')) // ['€104.10', '€104.40']
 */
export function distinctText(values: readonly number[], unit: Unit, currency: string): (value: number) => string {
  const usual = (value: number): string => valueText(value, unit, currency);
  if (!readAlike(values, unit, usual)) return usual;
  const widest = Math.max(...values.map((value) => decimalsOf(value, unit, currency)));
  const least = unit === 'currency' ? minorDigits(currency) : 0;
  for (let extra = 1; ; extra++) {
    const decimals = Math.min(MOST_DECIMALS, Math.max(least, widest + extra));
    const text = (value: number): string => writtenWith(decimals, extra, value, unit, currency);
    if (decimals === MOST_DECIMALS || !readAlike(values, unit, text)) return text;
  }
}

/**
 * `€1.46M to €1.55M`; one figure where both ends read alike.
 * @example distinctRange([1_281_200, 1_281_300], 'currency', 'EUR') // '€1.28M'
 */
export function distinctRange(ends: readonly [number, number], unit: Unit, currency: string): string {
  return [...new Set(ends.map(distinctText(ends, unit, currency)))].join(' to ');
}

/**
 * A share as a percentage, with one decimal under 10.
 * @example shareText(0.27) // '27%'
 */
export function shareText(share: number): string {
  return valueText(share, 'share', '');
}

/** Differences of less than this share of the values do not count. */
const SAME = 5e-4;

function readAlike(values: readonly number[], unit: Unit, text: (value: number) => string): boolean {
  const ascending = [...values].sort((a, b) => a - b);
  return ascending.some((value, index) => {
    const before = ascending[index - 1];
    return before !== undefined && differ(before, value, unit) && text(before) === text(value);
  });
}

function differ(a: number, b: number, unit: Unit): boolean {
  const size = Math.max(Math.abs(a), Math.abs(b));
  const rest = unit === 'share' && a > 0 && b <= 1 ? Math.max(1 - a, 1 - b) : size;
  return Math.abs(a - b) > SAME * Math.min(size, rest);
}

/** @param extraDigits beyond the usual three of millions */
function writtenWith(decimals: number, extraDigits: number, value: number, unit: Unit, currency: string): string {
  switch (unit) {
    case 'currency':
      return moneyText(value, currency, decimals, extraDigits);
    case 'share':
      return `${decimalText(value * 100, decimals)}%`;
    case 'ms':
      return `${decimalText(value, decimals)} ms`;
    case 'count':
      return decimalText(value, decimals);
  }
}

/** The decimals of a value that is read by itself. */
function decimalsOf(value: number, unit: Unit, currency: string): number {
  const size = Math.abs(value) * (unit === 'share' ? 100 : 1);
  switch (unit) {
    case 'currency':
      return moneyDecimals(size, minorDigits(currency));
    case 'share':
      return size > 99 && size < 100 - 1e-9 ? complementDecimals(100 - size) : fewDecimals(size, 1);
    case 'ms':
      return fewDecimals(size, 1);
    case 'count':
      return Number.isInteger(size) ? 0 : fewDecimals(size, 1);
  }
}

/** Whole amounts from 100 of a currency with two decimals on; of less than one digit's worth, two digits. */
function moneyDecimals(size: number, minor: number): number {
  if (minor > 0 && size >= 99.995) return 0;
  const inMinor = size * 10 ** minor;
  const isWhole = Math.abs(inMinor - Math.round(inMinor)) < 1e-6;
  return isWhole || inMinor >= 9.5 ? minor : twoDigits(size);
}

function fewDecimals(size: number, decimals: number): number {
  if (size >= 9.95) return 0;
  return size > 0 && size < SMALL ? twoDigits(size) : decimals;
}

/** The decimals that two digits of a value need. */
function twoDigits(size: number): number {
  return size < 10 ** (1 - MOST_DECIMALS) ? 1 : 1 - Math.floor(Math.log10(size));
}

function complementDecimals(rest: number): number {
  return Math.max(1, Math.min(MOST_DECIMALS, -Math.floor(Math.log10(rest * (1 + 1e-9)))));
}

/**
 * A day in words, with the year unless it is `year`.
 * @example dayText(dayFromIso('2026-09-21'), 2026) // 'Mon 21 Sep'
 * @example dayText(dayFromIso('2011-12-08'), 2026) // 'Thu 8 Dec 2011'
 */
export function dayText(day: Day, year: number): string {
  const date = new Date(`${isoDay(day)}T00:00:00Z`);
  const words = `${WEEKDAYS[date.getUTCDay()]} ${date.getUTCDate()} ${monthText(day).slice(0, 3)}`;
  return date.getUTCFullYear() === year ? words : `${words} ${date.getUTCFullYear()}`;
}

/**
 * The name of a day's month.
 * @example monthText(dayFromIso('2026-09-21')) // 'September'
 */
export function monthText(day: Day): string {
  return MONTHS[Number(isoDay(day).slice(5, 7)) - 1] ?? '';
}

/**
 * The year of a day.
 * @example yearOf(dayFromIso('2026-09-21')) // 2026
 */
export function yearOf(day: Day): number {
  return Number(isoDay(day).slice(0, 4));
}

function moneyText(value: number, currency: string, decimals: number, extraDigits: number): string {
  const size = Math.abs(value);
  const inMillions = Math.round(size) >= MILLION;
  const digits = 3 + extraDigits;
  const options = inMillions
    ? { minimumSignificantDigits: digits, maximumSignificantDigits: digits }
    : { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  const shown = { style: 'currency', currency, currencyDisplay: 'narrowSymbol', ...options } as const;
  return signed(value, inMillions ? scaledText(size / MILLION, shown, 'M') : scaledText(size, shown, ''));
}

/**
 * A number with so many decimals, in the separators of the business.
 * @example decimalText(1234.5, 1) // '1,234.5'
 */
export function decimalText(value: number, decimals: number): string {
  const options = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return signed(value, scaledText(Math.abs(value), options, ''));
}

/** The decimals of a currency: 2 of EUR, 0 of JPY, 3 of KWD. */
function minorDigits(currency: string): number {
  const before = digits.get(currency);
  if (before !== undefined) return before;
  const found = numberFormat({ style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  digits.set(currency, found);
  return found;
}

/** To ask a format for its options takes longer than to use it. */
const digits = new Map<string, number>();

/** A size with a true minus sign if the value is negative and does not round to zero. */
function signed(value: number, size: string): string {
  return value < 0 && /[1-9]/.test(size) ? `−${size}` : size;
}
