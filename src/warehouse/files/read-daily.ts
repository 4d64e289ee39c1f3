import { dayFromIso, type Day } from '../../calendar/day.ts';
import { listed, repeatedError } from './column-binding.ts';
import { decimalField } from './fields/decimal-field.ts';
import { isRefusal, type Field } from './fields/field.ts';
import { finite } from './fields/finite.ts';
import { dayField } from './fields/time-field.ts';
import { LoadError, plainText, rejectText, type Reject } from '../load-error.ts';
import { shapePatterns, timeShape } from '../mapping/time-shape.ts';
import { readTable } from './read-table.ts';
import { wrongLength } from './row-reader.ts';
import { displayPath } from './display-path.ts';

/** How the days and values of a file are written. */
export interface DailyForm {
  /** The columns of the days and of the values. */
  readonly ds: string;
  readonly y: string;
  /** `iso`, or a pattern such as DD/MM/YYYY. */
  readonly timeFormat: string;
  readonly decimal: '.' | ',';
  readonly delimiter: string;
  /** What several rows of one day come to; null: there may not be several. */
  readonly several: 'sum' | 'mean' | null;
}

/** A series as a file has it, without holes: element `i` belongs to the day `start + i`, null where the file has no value. */
export interface DailyFile {
  readonly start: Day;
  readonly values: (number | null)[];
}

/** What the rows of a day hold so far. */
interface Total {
  sum: number;
  /** Of how many values. */
  count: number;
}

const PROBLEMS_SHOWN = 5;
/** What other programs write where they know no value. */
const NOT_KNOWN = /^\s*(?:n\/?a|#n\/a|nan|null|none|-+)\s*$/i;

/**
 * Reads two columns of a CSV or Parquet file as a daily series, from the first day with a value to the last. Rows may stand in any order; a row
 * without a value is an unknown day.
 * @throws LoadError or CsvError naming file, line, column and reason.
 */
export async function readDaily(path: string, form: DailyForm): Promise<DailyFile> {
  const file = displayPath(path);
  const table = await readTable(path, { name: file, delimiter: form.delimiter });
  const { header } = table;
  const [dayAt, valueAt] = [columnIndex(header, form.ds, file), columnIndex(header, form.y, file)];
  const readDay = dayField(form.timeFormat);
  const decimal = valueField(form.decimal);
  const readValue = table.kinds[valueAt] === 'float' ? finite(decimal) : decimal;
  const byDay = new Map<Day, Total>();

  /** Counts a row, or says why it can't be. */
  function taken(record: readonly string[], line: number): Reject | null {
    const refused = (index: number, reason: string): Reject => {
      const place = { file, line, column: index + 1, columnName: header[index] ?? '' };
      return { ...place, value: record[index] ?? '', reason };
    };
    if (record.length !== header.length) return wrongLength(record, header, line, file);
    const dayText = (record[dayAt] ?? '').trim();
    const written = readDay(dayText);
    const value = readValue((record[valueAt] ?? '').trim());
    if (written === null) return refused(dayAt, 'is empty');
    if (isRefusal(written)) return refused(dayAt, `${written.reason}${formHint(dayText)}`);
    if (isRefusal(value)) return refused(valueAt, `${value.reason}${valueHint(record[valueAt] ?? '', form.decimal)}`);
    const day = dayFromIso(written);
    const total = byDay.get(day) ?? { sum: 0, count: 0 };
    if (byDay.has(day) && form.several === null)
      return refused(dayAt, `is not the only row of ${written}; --several sum or --several mean takes several a day`);
    byDay.set(day, total);
    if (value === null) return null;
    total.sum += Number(value);
    total.count += 1;
    return null;
  }

  const rejects: Reject[] = [];
  for await (const { records, lines } of table.batches([dayAt, valueAt])) {
    records.forEach((record, row) => {
      const reject = taken(record, lines[row] ?? 0);
      if (reject) rejects.push(reject);
    });
    if (rejects.length > PROBLEMS_SHOWN) break;
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
  const [index, again] = header.flatMap((known, at) => (known === name ? [at] : []));
  if (again !== undefined) throw repeatedError(header, again, file);
  if (index !== undefined) return index;
  const hint = `${delimiterHint(header)}; --ds and --y name the columns of the days and the values`;
  throw new LoadError(plainText(`${file}:1: there is no column '${name}': ${listed(header)}${hint}`));
}

/** A header of one field is often one of several with another character between them. */
function delimiterHint([name = '', ...others]: readonly string[]): string {
  const between = others.length > 0 ? undefined : [';', '\t'].find((character) => name.includes(character));
  return between === undefined ? '' : `; --delimiter ${between === ';' ? "';'" : 'tab'} parts it`;
}

/** The form with which a day could be read, if not with the declared one. */
function formHint(text: string): string {
  const shape = timeShape(text);
  if (text !== '' && !shape) return "; --time-format says how days are written, such as 'DD/MM/YYYY'";
  const forms = shape ? shapePatterns([shape]).filter((form) => !isRefusal(dayField(form)(text))) : [];
  return forms.length === 0 ? '' : `; --time-format ${forms.map((form) => `'${form}'`).join(' or ')} would read it`;
}

/** How a value could be read, or left out, if it can't be read as declared. */
function valueHint(text: string, decimal: DailyForm['decimal']): string {
  const other = decimal === '.' ? ',' : '.';
  if (!isRefusal(valueField(other)(text.trim()))) return `; --decimal '${other}' would read it`;
  return NOT_KNOWN.test(text) ? '; where no value is known the field is left empty' : '';
}

function problems(rejects: readonly Reject[]): string {
  const shown = rejects.slice(0, PROBLEMS_SHOWN).map(rejectText);
  return [...shown, ...(rejects.length > PROBLEMS_SHOWN ? ['and more'] : [])].join('\n');
}
