import { dayFromIso, type Day } from '../../calendar/day.ts';
import { listed, repeatedError } from './column-binding.ts';
import { decimalField } from './fields/decimal-field.ts';
import { isRefusal, type Field } from './fields/field.ts';
import { mergedReason } from './facts/merged-numbers.ts';
import { finite } from './fields/finite.ts';
import { dayField } from './times/time-field.ts';
import { LoadError, plainText, rejectText, type Reject } from '../load-error.ts';
import { shapePatterns } from './times/shape-patterns.ts';
import { timeShape } from './times/time-shape.ts';
import type { FileForm } from './file-form.ts';
import { readTable } from './read-table.ts';
import { wrongLength } from './row-reader.ts';
import { displayPath } from './display-path.ts';

/** The form of the days and values of a file. */
export interface DailyForm {
  /** The columns of the days and of the values. */
  readonly ds: string;
  readonly y: string;
  /** `iso`, or a pattern such as DD/MM/YYYY. */
  readonly timeFormat: string;
  readonly decimal: '.' | ',';
  readonly delimiter: string;
  /** Further settings of the form of the file, such as its encoding, or the sheet of a workbook. */
  readonly file?: Partial<FileForm>;
  /** How several rows of a day are combined; null: they are rejected. */
  readonly several: 'sum' | 'mean' | null;
}

/** A daily series; element `i` is the day `start + i`, null without a value. */
export interface DailyFile {
  readonly start: Day;
  readonly values: (number | null)[];
}

/** The sum and number of the values of a day. */
interface Total {
  sum: number;
  count: number;
}

const MAX_LISTED_PROBLEMS = 5;
/** Notations of other programs for a missing value. */
const MISSING_VALUE = /^\s*(?:n\/?a|#n\/a|nan|null|none|-+)\s*$/i;

/**
 * Reads two columns of a CSV or Parquet file as a daily series, from the first day with a value to the last. Rows may be in any order; a row
 * without a value is a gap.
 * @throws LoadError or CsvError with file, line, column and reason.
 */
export async function readDaily(path: string, form: DailyForm): Promise<DailyFile> {
  const file = displayPath(path);
  const table = await readTable(path, { name: file, delimiter: form.delimiter, ...form.file });
  const { header } = table;
  const [dayIndex, valueIndex] = [columnIndex(header, form.ds, file), columnIndex(header, form.y, file)];
  const readDay = dayField(form.timeFormat);
  const decimal = valueField(form.decimal);
  const readValue = table.kinds[valueIndex] === 'float' ? finite(decimal) : decimal;
  const byDay = new Map<Day, Total>();

  /** Adds a row to the totals, or returns why it is rejected. */
  function add(record: readonly string[], line: number): Reject | null {
    const rejected = (index: number, reason: string): Reject => {
      const place = { file, line, column: index + 1, columnName: header[index] ?? '' };
      return { ...place, value: record[index] ?? '', reason };
    };
    if (record.length !== header.length) return wrongLength(record, header, line, file);
    const dayText = (record[dayIndex] ?? '').trim();
    const isoDate = readDay(dayText);
    const value = readValue((record[valueIndex] ?? '').trim());
    if (isoDate === null) return rejected(dayIndex, 'is empty');
    if (isRefusal(isoDate)) return rejected(dayIndex, `${isoDate.reason}${formHint(dayText)}`);
    const merged = table.mergedAt?.(line, valueIndex) ?? null;
    if (merged !== null) return rejected(valueIndex, mergedReason(merged));
    if (isRefusal(value))
      return rejected(valueIndex, `${value.reason}${valueHint(record[valueIndex] ?? '', form.decimal)}`);
    const day = dayFromIso(isoDate);
    const total = byDay.get(day) ?? { sum: 0, count: 0 };
    if (byDay.has(day) && form.several === null)
      return rejected(dayIndex, `is a second row of ${isoDate}; --several sum or --several mean combines them`);
    byDay.set(day, total);
    if (value === null) return null;
    total.sum += Number(value);
    total.count += 1;
    return null;
  }

  const rejects: Reject[] = [];
  for await (const { records, lines } of table.batches([dayIndex, valueIndex])) {
    records.forEach((record, row) => {
      const reject = add(record, lines[row] ?? 0);
      if (reject) rejects.push(reject);
    });
    if (rejects.length > MAX_LISTED_PROBLEMS) break;
  }
  if (rejects.length > 0) throw new LoadError(problems(rejects), rejects);
  if (byDay.size === 0) throw new LoadError(`${file} has no rows below its header`);
  return daily(byDay, form, file);
}

function valueField(sign: DailyForm['decimal']): Field {
  return decimalField({ sign, before: 30, after: 30, round: true, optional: true });
}

function daily(byDay: ReadonlyMap<Day, Total>, { several, y }: DailyForm, file: string): DailyFile {
  const known = Array.from(byDay).filter(([, { count }]) => count > 0);
  const days = known.map(([day]) => day).sort((a, b) => a - b);
  const [start, end] = [days[0], days.at(-1)];
  if (start === undefined || end === undefined) throw new LoadError(`${file} has no value in its column '${y}'`);
  const values = Array.from({ length: end - start + 1 }, (): number | null => null);
  for (const [day, { sum, count }] of known) values[day - start] = several === 'mean' ? sum / count : sum;
  return { start, values };
}

function columnIndex(header: readonly string[], name: string, file: string): number {
  const [index, second] = header.flatMap((known, at) => (known === name ? [at] : []));
  if (second !== undefined) throw repeatedError(header, second, file);
  if (index !== undefined) return index;
  const hint = `${delimiterHint(header)}; --ds and --y name the columns of the days and the values`;
  throw new LoadError(plainText(`${file}:1: there is no column '${name}': ${listed(header)}${hint}`));
}

/** A header of one field often has another delimiter. */
function delimiterHint([name = '', ...others]: readonly string[]): string {
  const delimiter = others.length > 0 ? undefined : [';', '\t'].find((character) => name.includes(character));
  return delimiter === undefined ? '' : `; try --delimiter ${delimiter === ';' ? "';'" : 'tab'}`;
}

/** Suggests a form that can parse the day. */
function formHint(text: string): string {
  const shape = timeShape(text);
  if (text !== '' && !shape) return "; --time-format declares the form of days, such as 'DD/MM/YYYY'";
  const forms = shape ? shapePatterns([shape]).filter((form) => !isRefusal(dayField(form)(text))) : [];
  return forms.length === 0 ? '' : `; try --time-format ${forms.map((form) => `'${form}'`).join(' or ')}`;
}

/** Suggests another decimal sign, or an empty field for a missing value. */
function valueHint(text: string, decimal: DailyForm['decimal']): string {
  const other = decimal === '.' ? ',' : '.';
  if (!isRefusal(valueField(other)(text.trim()))) return `; try --decimal '${other}'`;
  return MISSING_VALUE.test(text) ? '; leave the field empty for a missing value' : '';
}

function problems(rejects: readonly Reject[]): string {
  const shown = rejects.slice(0, MAX_LISTED_PROBLEMS).map(rejectText);
  return [...shown, ...(rejects.length > MAX_LISTED_PROBLEMS ? ['and more'] : [])].join('\n');
}
