import { dayFromIso, type Day } from '../calendar/day.ts';
import { decimalField } from './fields/decimal-field.ts';
import { isRefusal } from './fields/field.ts';
import { finite } from './fields/finite.ts';
import { dayField } from './fields/time-field.ts';
import { LoadError, rejectText, type Reject } from './load-error.ts';
import { readTable } from './read-table.ts';
import { shownPath } from './shown-path.ts';

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

const PROBLEMS_SHOWN = 5;

/**
 * Reads two columns of a CSV or Parquet file as a daily series. Rows may stand in any order; a row without a value is an unknown day.
 * @throws LoadError or CsvError naming file, line, column and reason.
 */
export async function readDaily(path: string, form: DailyForm): Promise<DailyFile> {
  const file = shownPath(path);
  const table = await readTable(path, { name: file, delimiter: form.delimiter });
  const [dayAt, valueAt] = [columnIndex(table.header, form.ds, file), columnIndex(table.header, form.y, file)];
  const readDay = dayField(form.timeFormat);
  const decimal = decimalField({ sign: form.decimal, before: 30, after: 30, round: true, optional: true });
  const readValue = table.kinds[valueAt] === 'float' ? finite(decimal) : decimal;
  const byDay = new Map<Day, number[]>();
  const rejects: Reject[] = [];

  for await (const { records, lines } of table.batches([dayAt, valueAt]))
    records.forEach((record, row) => {
      const refused = (index: number, reason: string): void => {
        const columnName = table.header[index] ?? '';
        rejects.push({
          file,
          line: lines[row] ?? 0,
          column: index + 1,
          columnName,
          value: record[index] ?? '',
          reason,
        });
      };
      const written = readDay((record[dayAt] ?? '').trim());
      const value = readValue((record[valueAt] ?? '').trim());
      if (written === null || isRefusal(written)) return refused(dayAt, written?.reason ?? 'is empty');
      if (isRefusal(value)) return refused(valueAt, value.reason);
      const day = dayFromIso(written);
      const before = byDay.get(day);
      if (before && form.several === null) return refused(dayAt, 'is there more than once; --several sum or mean');
      const number = value === null ? [] : [Number(value)];
      byDay.set(day, [...(before ?? []), ...number]);
    });
  if (rejects.length > 0) throw new LoadError(problems(rejects), rejects);
  if (byDay.size === 0) throw new LoadError(`${file} has no rows below its header`);
  return daily(byDay, form.several);
}

function daily(byDay: ReadonlyMap<Day, readonly number[]>, several: DailyForm['several']): DailyFile {
  const days = Array.from(byDay.keys()).sort((a, b) => a - b);
  const [start = dayFromIso('1970-01-01'), end = start] = [days[0], days.at(-1)];
  const values = Array.from({ length: end - start + 1 }, (): number | null => null);
  for (const [day, numbers] of byDay) {
    const sum = numbers.reduce((total, value) => total + value, 0);
    if (numbers.length > 0) values[day - start] = several === 'mean' ? sum / numbers.length : sum;
  }
  return { start, values };
}

function columnIndex(header: readonly string[], name: string, file: string): number {
  const index = header.indexOf(name);
  if (index !== -1) return index;
  throw new LoadError(`${file}:1: there is no column '${name}': ${header.map((known) => `'${known}'`).join(', ')}`);
}

function problems(rejects: readonly Reject[]): string {
  const shown = rejects.slice(0, PROBLEMS_SHOWN).map(rejectText);
  const more = rejects.length > PROBLEMS_SHOWN ? [`and ${rejects.length - PROBLEMS_SHOWN} more`] : [];
  return [...shown, ...more].join('\n');
}
