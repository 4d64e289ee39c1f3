import { isoDay, type Day } from '../../calendar/day.ts';
import type { Unit } from '../../metrics/metric.ts';

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
const LOCALE = 'en-GB';
const MILLION = 1_000_000;

/**
 * A value in its unit: whole money above 100, three digits from a million, shares as percentages with one decimal under 10.
 *
 * @param currency ISO code of the business's currency
 * @example valueText(38420.4, 'currency', 'EUR') // '€38,420'
 * @example valueText(1463000, 'currency', 'EUR') // '€1.46M'
 * @example valueText(52.555, 'currency', 'EUR') // '€52.56'
 * @example valueText(-9800, 'currency', 'EUR') // '−€9,800'
 * @example valueText(0.0213, 'share', 'EUR') // '2.1%'
 * @example valueText(412.4, 'ms', 'EUR') // '412 ms'
 */
export function valueText(value: number, unit: Unit, currency: string): string {
  switch (unit) {
    case 'currency':
      return moneyText(value, currency);
    case 'share':
      return shareText(value);
    case 'ms':
      return `${numberText(value, value < 10 ? 1 : 0)} ms`;
    case 'count':
      return numberText(value, 0);
  }
}

/**
 * A share as a percentage, with one decimal under 10.
 * @example shareText(0.27) // '27%'
 */
export function shareText(share: number): string {
  const percent = share * 100;
  return `${numberText(percent, Math.abs(percent) < 9.95 ? 1 : 0)}%`;
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

function moneyText(value: number, currency: string): string {
  const size = Math.abs(value);
  const inMillions = Math.round(size) >= MILLION;
  const wholes = size < 99.995 ? {} : { minimumFractionDigits: 0, maximumFractionDigits: 0 };
  const options = inMillions ? { minimumSignificantDigits: 3, maximumSignificantDigits: 3 } : wholes;
  const money = numberFormat({
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    ...options,
  });
  return signed(value, `${money.format(inMillions ? size / MILLION : size)}${inMillions ? 'M' : ''}`);
}

function numberText(value: number, decimals: number): string {
  const options = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return signed(value, numberFormat(options).format(Math.abs(value)));
}

const formats = new Map<string, Intl.NumberFormat>();

/** A format takes far longer to make than to use, and an answer of the API uses the same few hundreds of times. */
function numberFormat(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = JSON.stringify(options);
  const before = formats.get(key);
  if (before) return before;
  const format = new Intl.NumberFormat(LOCALE, options);
  formats.set(key, format);
  return format;
}

/** A size with a true minus sign if the value is negative and does not round to zero. */
function signed(value: number, size: string): string {
  return value < 0 && /[1-9]/.test(size) ? `−${size}` : size;
}
