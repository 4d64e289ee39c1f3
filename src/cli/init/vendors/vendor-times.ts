import type { Decisions, Question } from '../../../warehouse/mapping/proposal.ts';
import type { Sample } from '../../../warehouse/mapping/sample.ts';
import { readsAs } from '../../../warehouse/mapping/times/reads-as.ts';
import type { DeclaredColumn } from './file-columns.ts';
import type { VendorExport } from './vendor-export.ts';

/** Minimum share of the values that a form must read. */
const MIN_SHARE = 0.95;

/** The form of the times of an export. */
interface VendorTimes {
  readonly format: string;
  readonly dateOnly: boolean;
  readonly namesZone: boolean;
}

/** The form in which an export's times are written, or the question whether day or month comes first; null if no form reads them. */
export function vendorTimes(
  column: DeclaredColumn,
  { timeFormats }: VendorExport,
  sample: Sample,
  { timeFormat }: Decisions,
): VendorTimes | Question | null {
  const values = timesOf(column, sample);
  const reading = (format: string): boolean =>
    values.filter((text) => readsAs(format, text)).length >= MIN_SHARE * values.length;
  const [first, ...others] = timeFormat === undefined ? timeFormats.filter(reading) : [timeFormat];
  if (first === undefined || values.length === 0) return null;
  const swapped = others.find((format) => isSwapped(first, format));
  const example = values.find((text) => dayAndMonth(text) !== null);
  if (swapped !== undefined && example !== undefined) {
    return { setting: 'time_format', column: namesOf(column)[0] ?? '', formats: dayFirst(first, swapped), example };
  }
  const clocked = /[hH]/.test(first) || (first === 'iso' && values.some((text) => /\d:\d\d/.test(text)));
  const zoned =
    first.includes('Z') || (first === 'iso' && values.every((text) => /:.*(Z|[+-]\d{2}(:?\d{2})?)$/.test(text)));
  return { format: first, dateOnly: !clocked, namesZone: zoned };
}

/** The times as their form reads them: date and time of day with a space between. */
function timesOf(column: DeclaredColumn, { header, rows }: Sample): string[] {
  const indexes = namesOf(column).map((name) => header.indexOf(name));
  const texts = rows.map((row) => indexes.map((index) => row[index] ?? ''));
  return texts.filter((parts) => parts.every((part) => part !== '')).map((parts) => parts.join(' '));
}

/** The columns of a time. */
function namesOf(column: DeclaredColumn): string[] {
  if (typeof column === 'string') return [column];
  return 'date' in column ? [column.date, column.time] : [];
}

/** Whether two forms differ in the order of day and month alone. */
function isSwapped(one: string, other: string): boolean {
  const swapped = one.replace(/DD?|MM?(?!M)/g, (token) => (token.startsWith('D') ? 'M' : 'D').repeat(token.length));
  return swapped !== one && swapped === other;
}

function dayFirst(one: string, other: string): readonly [string, string] {
  return one.indexOf('D') < one.indexOf('M') ? [one, other] : [other, one];
}

/** Two numbers that may be day and month either way; null if they are equal. */
function dayAndMonth(text: string): string | null {
  const [, first, second] = /^(\d{1,2})\D(\d{1,2})\D/.exec(text) ?? [];
  return first !== undefined && second !== undefined && Number(first) !== Number(second) ? text : null;
}
