import { isRefusal } from '../files/fields/field.ts';
import { timeField } from '../files/fields/time-field.ts';
import type { SampleColumn } from './sample.ts';
import { shapeKey, shapePatterns, timeShape, type TimeShape } from './time-shape.ts';

/** Share of a column's values that have to be times of one form for the column to hold times. */
const ENOUGH = 0.95;

/** What the values of a column say about how their times are written. */
export type TimeReading =
  | { readonly kind: 'form'; readonly format: string; readonly dateOnly: boolean; readonly namesZone: boolean }
  /** Every value could be read with the day first as well as with the month first. */
  | { readonly kind: 'ambiguous'; readonly formats: readonly [string, string]; readonly example: string }
  /** The values look like times, but no form reads them. */
  | { readonly kind: 'unreadable'; readonly reason: string }
  | { readonly kind: 'none' };

/** @param column its filled values */
export function timeReading(column: SampleColumn): TimeReading {
  const { values } = column;
  if (values.length === 0) return { kind: 'none' };
  if (share(values, (text) => readsAs('iso', text)) >= ENOUGH) return form('iso', values);
  const known = shapeGroups(values);
  const total = known.reduce((sum, { shapes }) => sum + shapes.length, 0);
  if (total < ENOUGH * values.length) return unknown(column);
  const [most, other] = known;
  if (!most) return { kind: 'none' };
  if (other && most.shapes.length < ENOUGH * values.length) {
    const [one, another] = [exampleOf(column, most.key), exampleOf(column, other.key)];
    return unreadable(`${column.name} holds times in several forms: ${one} and ${another}; export one form`);
  }
  return decided(shapePatterns(most.shapes), column);
}

/** The shapes that values have, those that one pattern can describe together, the most frequent first. */
function shapeGroups(values: readonly string[]): { readonly key: string; readonly shapes: TimeShape[] }[] {
  const groups = new Map<string, TimeShape[]>();
  for (const text of values) {
    const shape = timeShape(text);
    if (shape === null) continue;
    const key = shapeKey(shape);
    const group = groups.get(key);
    if (group) group.push(shape);
    else groups.set(key, [shape]);
  }
  return [...groups].map(([key, shapes]) => ({ key, shapes })).sort((a, b) => b.shapes.length - a.shapes.length);
}

/** Which of two forms the values allow; with both, the question stays open. */
function decided(patterns: readonly string[], column: SampleColumn): TimeReading {
  const [one, other] = patterns;
  if (one === undefined) return { kind: 'none' };
  if (other === undefined) return form(one, column.values);
  const { onlyFirst, onlySecond } = evidence([one, other], column);
  if (onlyFirst !== null && onlySecond !== null) {
    return unreadable(
      `${column.name} holds ${onlyFirst}, which has the day first, and ${onlySecond}, which has the month first; export one form`,
    );
  }
  if (onlyFirst !== null) return form(one, column.values);
  if (onlySecond !== null) return form(other, column.values);
  return { kind: 'ambiguous', formats: [one, other], example: telling(column.values) };
}

/** Values that only one of two forms can read, as they are to be shown. */
export function evidence(
  [one, other]: readonly [string, string],
  column: SampleColumn,
): { readonly onlyFirst: string | null; readonly onlySecond: string | null } {
  const find = (yes: string, no: string): string | null => {
    const at = column.values.findIndex((text) => readsAs(yes, text) && !readsAs(no, text));
    return at === -1 ? null : place(column, at);
  };
  return { onlyFirst: find(one, other), onlySecond: find(other, one) };
}

function form(format: string, values: readonly string[]): TimeReading {
  const withZone = format === 'iso' ? values.filter((text) => /:.*(Z|[+-]\d{2}(:?\d{2})?)$/.test(text)).length : 0;
  const isMidnight = (text: string): boolean => !text.includes(':') || /[ T]0?0:00(:00(\.0+)?)?$/.test(text);
  return {
    kind: 'form',
    format,
    dateOnly: withZone === 0 && values.every(isMidnight),
    namesZone: withZone === values.length,
  };
}

function unknown(column: SampleColumn): TimeReading {
  const typical = (wanted: RegExp): string | null => {
    if (share(column.values, (text) => wanted.test(text)) < ENOUGH) return null;
    return place(column, 0);
  };
  const clock = typical(/\d:\d{2}.*\b[ap]\.?m\.?$/i);
  if (clock !== null) return unreadable(`${column.name} has times with AM or PM, such as ${clock}; export 24 hours`);
  const year = typical(/^\d{1,2}[./-]\d{1,2}[./-]\d{2}\b/);
  if (year !== null) return unreadable(`${column.name} has years of two digits, such as ${year}; export four`);
  const month = typical(/\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b/i);
  if (month !== null) return unreadable(`${column.name} has months as words, such as ${month}; export YYYY-MM-DD`);
  const epoch = typical(/^1\d{9}(\d{3})?(\.\d+)?$/);
  if (epoch !== null) return unreadable(`${column.name} has seconds since 1970, such as ${epoch}; export YYYY-MM-DD`);
  return { kind: 'none' };
}

function unreadable(reason: string): TimeReading {
  return { kind: 'unreadable', reason };
}

const readers = new Map<string, (text: string) => boolean>();

/** Whether a form reads a text as a day, with a time or without. */
export function readsAs(format: string, text: string): boolean {
  let reads = readers.get(format);
  if (!reads) {
    const field = timeField({ format, zone: 'UTC', dateOnly: true });
    reads = (value) => {
      const read = field(value);
      return read !== null && !isRefusal(read);
    };
    readers.set(format, reads);
  }
  return reads(text);
}

function exampleOf(column: SampleColumn, key: string): string {
  const at = column.values.findIndex((text) => {
    const shape = timeShape(text);
    return shape !== null && shapeKey(shape) === key;
  });
  return place(column, at);
}

/** The value whose two readings differ, if there is one: 3/4/2024 rather than 4/4/2024. */
function telling(values: readonly string[]): string {
  const differs = (text: string): boolean => {
    const [first, second] = timeShape(text)?.numbers ?? [];
    return Number(first) !== Number(second);
  };
  return values.find(differs) ?? values[0] ?? '';
}

function place({ values, lines }: SampleColumn, at: number): string {
  return `'${values[at] ?? ''}' (line ${lines[at] ?? 0})`;
}

function share(values: readonly string[], holds: (text: string) => boolean): number {
  return values.filter(holds).length / values.length;
}
