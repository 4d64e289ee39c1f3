import { isRefusal } from '../files/fields/field.ts';
import { timeField } from '../files/fields/time-field.ts';
import type { SampleColumn } from './sample.ts';
import { shapeKey, shapePatterns, timeShape, type TimeShape } from './time-shape.ts';

/** Minimum share of values that must be times of one form. */
const MIN_SHARE = 0.95;

/** The form of times detected from the values of a column. */
export type TimeReading =
  | { readonly kind: 'form'; readonly format: string; readonly dateOnly: boolean; readonly namesZone: boolean }
  /** Every value is valid with the day first and with the month first. */
  | { readonly kind: 'ambiguous'; readonly formats: readonly [string, string]; readonly example: string }
  /** The values look like times, but no single form parses them. */
  | { readonly kind: 'unreadable'; readonly reason: string }
  | { readonly kind: 'none' };

/**
 * Detects the form of the times of a column.
 * @param column its non-empty values
 */
export function timeReading(column: SampleColumn): TimeReading {
  const { values } = column;
  if (values.length === 0) return { kind: 'none' };
  if (share(values, (text) => readsAs('iso', text)) >= MIN_SHARE) return form('iso', values);
  const groups = shapeGroups(values);
  const total = groups.reduce((sum, { shapes }) => sum + shapes.length, 0);
  if (total < MIN_SHARE * values.length) return unknown(column);
  const [largest, second] = groups;
  if (!largest) return { kind: 'none' };
  if (second && largest.shapes.length < MIN_SHARE * values.length) {
    const [one, another] = [exampleOf(column, largest.key), exampleOf(column, second.key)];
    return unreadable(`${column.name} has times in several forms: ${one} and ${another}; export one form`);
  }
  return decided(shapePatterns(largest.shapes), column);
}

/** Groups the shapes of values by pattern, largest group first. */
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

/** Decides between two patterns by the values; ambiguous if both parse all of them. */
function decided(patterns: readonly string[], column: SampleColumn): TimeReading {
  const [one, other] = patterns;
  if (one === undefined) return { kind: 'none' };
  if (other === undefined) return form(one, column.values);
  const { onlyFirst, onlySecond } = evidence([one, other], column);
  if (onlyFirst !== null && onlySecond !== null) {
    return unreadable(
      `${column.name} contains ${onlyFirst}, which has the day first, and ${onlySecond}, which has the month first; export one form`,
    );
  }
  if (onlyFirst !== null) return form(one, column.values);
  if (onlySecond !== null) return form(other, column.values);
  return { kind: 'ambiguous', formats: [one, other], example: ambiguousExample(column.values) };
}

/** Returns values that only one of two forms can parse, formatted for display. */
export function evidence(
  [one, other]: readonly [string, string],
  column: SampleColumn,
): { readonly onlyFirst: string | null; readonly onlySecond: string | null } {
  const find = (format: string, otherFormat: string): string | null => {
    const index = column.values.findIndex((text) => readsAs(format, text) && !readsAs(otherFormat, text));
    return index === -1 ? null : quoted(column, index);
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

/** Recognises forms that can't be declared. */
function unknown(column: SampleColumn): TimeReading {
  const typical = (pattern: RegExp): string | null => {
    if (share(column.values, (text) => pattern.test(text)) < MIN_SHARE) return null;
    return quoted(column, 0);
  };
  const clock = typical(/\d:\d{2}.*\b[ap]\.?m\.?$/i);
  if (clock !== null)
    return unreadable(`${column.name} has times with AM or PM, such as ${clock}; export 24-hour times`);
  const year = typical(/^\d{1,2}[./-]\d{1,2}[./-]\d{2}\b/);
  if (year !== null) return unreadable(`${column.name} has two-digit years, such as ${year}; export four digits`);
  const month = typical(/\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b/i);
  if (month !== null) return unreadable(`${column.name} has month names, such as ${month}; export YYYY-MM-DD`);
  const epoch = typical(/^1\d{9}(\d{3})?(\.\d+)?$/);
  if (epoch !== null) return unreadable(`${column.name} has Unix timestamps, such as ${epoch}; export YYYY-MM-DD`);
  return { kind: 'none' };
}

function unreadable(reason: string): TimeReading {
  return { kind: 'unreadable', reason };
}

const readers = new Map<string, (text: string) => boolean>();

/** Returns whether a form parses a text as a date, with or without a time. */
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
  return quoted(column, at);
}

/** Returns a value whose two readings differ, if there is one: 3/4/2024 rather than 4/4/2024. */
function ambiguousExample(values: readonly string[]): string {
  const differs = (text: string): boolean => {
    const [first, second] = timeShape(text)?.numbers ?? [];
    return Number(first) !== Number(second);
  };
  return values.find(differs) ?? values[0] ?? '';
}

function quoted({ values, lines }: SampleColumn, at: number): string {
  return `'${values[at] ?? ''}' (line ${lines[at] ?? 0})`;
}

function share(values: readonly string[], predicate: (text: string) => boolean): number {
  return values.filter(predicate).length / values.length;
}
