import { OFFSET } from '../../files/times/time-offset.ts';
import type { SampleColumn } from '../sample.ts';
import { readsAs, readsAsDay } from './reads-as.ts';
import { shapeGroups, type ShapeGroup } from './shape-groups.ts';
import { shapePatterns } from '../../files/times/shape-patterns.ts';
import { severalOf } from '../../files/times/time-forms.ts';
import { timeShape } from '../../files/times/time-shape.ts';

/** Minimum share of values that must be times of one form. */
const MIN_SHARE = 0.95;
/** Of so many forms each is declared. */
const MOST_FORMS = 4;

/** The form of times detected from the values of a column; several are joined by `severalOf`. */
export type TimeReading =
  | { readonly kind: 'form'; readonly format: string; readonly dateOnly: boolean; readonly namesZone: boolean }
  /** Every value is valid in several orders of day, month and year; the day first is the first. */
  | { readonly kind: 'ambiguous'; readonly formats: readonly string[]; readonly example: string }
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
  const groups = shapeGroups(column);
  const total = groups.reduce((sum, { shapes }) => sum + shapes.length, 0);
  if (total < MIN_SHARE * values.length) return { kind: 'none' };
  const [largest, second] = groups;
  if (!largest) return { kind: 'none' };
  if (second && largest.shapes.length < MIN_SHARE * values.length) return severalForms(groups, column);
  return decided(shapePatterns(largest.shapes), column);
}

/** The forms of a column that has several, in the order of their number of values; ambiguous if one of them is. */
function severalForms(groups: readonly ShapeGroup[], column: SampleColumn): TimeReading {
  const readings = groups.map((group) => decided(shapePatterns(group.shapes), group.column));
  const failed = readings.find(({ kind }) => kind === 'unreadable');
  if (failed) return failed;
  if (groups.length > MOST_FORMS) {
    const [one = '', another = ''] = groups.map((group) => quoted(group.column, 0));
    return unreadable(
      `${column.name} has times in ${groups.length} forms, such as ${one} and ${another}; export one form`,
    );
  }
  const open = readings.find((reading) => reading.kind === 'ambiguous');
  const formatsOf = (at: number): string =>
    severalOf(
      readings.map((reading) => (reading.kind === 'ambiguous' ? (reading.formats[at] ?? '') : formatOf(reading))),
    );
  if (open) return { kind: 'ambiguous', formats: [formatsOf(0), formatsOf(1)], example: open.example };
  const forms = readings.filter((reading) => reading.kind === 'form');
  return {
    kind: 'form',
    format: severalOf(forms.map(({ format }) => format)),
    dateOnly: forms.some(({ dateOnly }) => dateOnly),
    namesZone: forms.every(({ namesZone }) => namesZone),
  };
}

function formatOf(reading: TimeReading): string {
  return reading.kind === 'form' ? reading.format : '';
}

/** Decides between patterns by the values; ambiguous if several parse all of them. */
function decided(patterns: readonly string[], column: SampleColumn): TimeReading {
  const possible = patterns.length > 2 ? withLikelyYears(patterns, column.values) : patterns;
  const against = evidence(possible, column);
  const left = possible.filter((pattern) => !against.has(pattern));
  const [one, another] = left;
  if (one === undefined) {
    const [monthLast, dayLast] = possible.map((pattern) => against.get(pattern) ?? '');
    return unreadable(
      `${column.name} contains ${dayLast}, which has the day first, and ${monthLast}, which has the month first; export one form`,
    );
  }
  if (another === undefined) return form(one, column.values);
  return { kind: 'ambiguous', formats: left, example: ambiguousExample(column.values) };
}

/** Of three short numbers the year is one that has few values, where another has many. */
function withLikelyYears(patterns: readonly string[], values: readonly string[]): readonly string[] {
  const parts = values.map((text) => /(\d{1,2})\D+\d{1,2}\D+(\d{2})/.exec(text) ?? []);
  const [first, last] = [1, 2].map((group) => new Set(parts.map((found) => found[group])).size);
  const isYearFirst = (pattern: string): boolean => pattern.startsWith('YY');
  if (first === undefined || last === undefined || Math.max(first, last) < 4) return patterns;
  if (first >= 2 * last) return patterns.filter((pattern) => !isYearFirst(pattern));
  return last >= 2 * first ? patterns.filter(isYearFirst) : patterns;
}

/** Returns, for each format that can't parse a value which another one can, the first such value, formatted for display. */
export function evidence(formats: readonly string[], column: SampleColumn): Map<string, string> {
  return new Map(
    formats.flatMap((format): [string, string][] => {
      const others = formats.filter((other) => other !== format);
      const index = column.values.findIndex(
        (text) => !readsAs(format, text) && others.some((other) => readsAs(other, text)),
      );
      return index === -1 ? [] : [[format, quoted(column, index)]];
    }),
  );
}

function form(format: string, values: readonly string[]): TimeReading {
  const namesZones = (text: string): boolean =>
    format === 'iso' ? ZONED.test(text) : format.includes('Z') || format.startsWith('epoch');
  const zoned = values.filter(namesZones).length;
  return {
    kind: 'form',
    format,
    dateOnly: zoned === 0 && values.every((text) => readsAsDay(format, text) || !readsAs(format, text)),
    namesZone: zoned === values.length,
  };
}

const ZONED = new RegExp(`:.*(?:${OFFSET})$`);

/**
 * Detects a column of times that are written as a number: of a column that is named after a time, because other numbers look the same.
 * @param column its non-empty values
 */
export function countReading(column: SampleColumn): TimeReading {
  const found = COUNTS.find(({ pattern }) => share(column.values, (text) => pattern.test(text)) >= MIN_SHARE);
  return found && column.values.length > 0 ? form(found.format, column.values) : { kind: 'none' };
}

/** Of the years 2001 to 2033, and for spreadsheets 1995 to 2050. */
const COUNTS = [
  { format: 'epoch_s', pattern: /^1\d{9}(\.\d+)?$/ },
  { format: 'epoch_ms', pattern: /^1\d{12}$/ },
  { format: 'epoch_us', pattern: /^1\d{15}$/ },
  { format: 'excel', pattern: /^(3[5-9]|4\d|5[0-4])\d{3}([.,]\d+)?$/ },
];

function unreadable(reason: string): TimeReading {
  return { kind: 'unreadable', reason };
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
