import { resolve } from 'node:path';
import { dayFromIso, type Day } from '../../calendar/day.ts';
import { CsvError } from '../../warehouse/files/csv/csv-error.ts';
import { LoadError, plainText, rejectText } from '../../warehouse/load-error.ts';
import { displayPath } from '../../warehouse/files/display-path.ts';
import { ConfigError } from '../faults/config-error.ts';

/** A table of holidays or events that the config names. */
export interface CalendarFile {
  readonly path: string;
  /** Where the config names it: before what keeps it from being opened. */
  readonly namedAt: string;
  /** Its columns, and whether each may be left out. */
  readonly columns: Readonly<Record<string, 'needed' | 'optional'>>;
}

/** A field of a row: empty where its column is left out. */
export interface Cell {
  readonly text: string;
  /** Says why the field can't be used, and stands for it. */
  refuse(reason: string): null;
}

const FAULTS_SHOWN = 20;

/**
 * What `read` makes of each row of a table.
 * @throws ConfigError with every field that was refused, each as file:line:column.
 */
export async function calendarRows<T>(
  { path, namedAt, columns }: CalendarFile,
  read: (cell: (column: string) => Cell) => readonly T[],
): Promise<T[]> {
  const name = displayPath(path);
  const faults: string[] = [];
  const found: T[] = [];
  try {
    const table = await (await import('../../warehouse/files/read-table.ts')).readTable(path, { name, delimiter: ',' });
    const places = placesOf(table.header, columns, name);
    for await (const { records, lines } of table.batches()) {
      for (const [index, record] of records.entries()) {
        const line = lines[index] ?? 0;
        if (record.length !== table.header.length) {
          faults.push(`${name}:${line}:1: the row has ${record.length} fields, the header ${table.header.length}`);
          continue;
        }
        const cell = (column: string): Cell => cellOf(record, places.get(column), { name, line, column }, faults);
        found.push(...read(cell));
      }
    }
  } catch (error) {
    throw asConfigError(error, namedAt);
  }
  if (faults.length > FAULTS_SHOWN)
    faults.splice(FAULTS_SHOWN, faults.length, `and ${faults.length - FAULTS_SHOWN} more`);
  if (faults.length > 0) throw new ConfigError(faults.join('\n'));
  return found;
}

function placesOf(header: readonly string[], columns: CalendarFile['columns'], name: string): Map<string, number> {
  const places = new Map<string, number>();
  for (const [index, column] of header.entries()) {
    const fault = places.has(column)
      ? 'appears twice in the header'
      : !Object.hasOwn(columns, column)
        ? `is none of ${Object.keys(columns).join(', ')}`
        : null;
    if (fault !== null) throw new ConfigError(`${name}:1:${index + 1}: column '${plainText(column)}' ${fault}`);
    places.set(column, index);
  }
  const missing = Object.keys(columns).find((column) => columns[column] === 'needed' && !places.has(column));
  if (missing !== undefined) throw new ConfigError(`${name}:1:${header.length + 1}: column '${missing}' is missing`);
  return places;
}

function cellOf(
  record: readonly string[],
  index: number | undefined,
  { name, line, column }: { name: string; line: number; column: string },
  faults: string[],
): Cell {
  const text = index === undefined ? '' : (record[index] ?? '').trim();
  return {
    text,
    refuse: (reason) => {
      const place = { file: name, line, column: (index ?? 0) + 1, columnName: column };
      faults.push(rejectText({ ...place, value: text, reason }));
      return null;
    },
  };
}

/** A file that can't be opened is the config's fault, what is wrong within it the file's. */
function asConfigError(error: unknown, namedAt: string): unknown {
  if (error instanceof CsvError)
    return new ConfigError(error.line === null ? `${namedAt}: ${error.message}` : error.message);
  return error instanceof LoadError ? new ConfigError(error.message) : error;
}

/** The file that a config in a folder names, as its columns are. */
export function calendarFile(
  folder: string,
  path: string,
  namedAt: string,
  columns: CalendarFile['columns'],
): CalendarFile {
  return { path: resolve(folder, path), namedAt, columns };
}

/** A text that is needed. */
export function nameIn(cell: Cell): string | null {
  return cell.text === '' ? cell.refuse('is empty') : cell.text;
}

export function dayIn(cell: Cell): Day | null {
  try {
    return dayFromIso(cell.text);
  } catch {
    return cell.refuse('is no day: write it as YYYY-MM-DD');
  }
}
