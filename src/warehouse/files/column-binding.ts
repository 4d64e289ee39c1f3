import { columnsOfSource, type FactColumn } from '../load/fact-columns.ts';
import { LoadError, plainText } from '../load-error.ts';
import type { RecordField } from './fields/record-field.ts';
import { madeField } from './made-columns.ts';
import type { Source } from '../source.ts';

const MAX_LISTED_NAMES = 30;

/** A fact column and its position in a file. */
export interface BoundColumn {
  readonly column: FactColumn;
  /** Index into a record's fields; of the first of those that it is made of. */
  readonly index: number;
  /** How it is made of several fields, or of the values of one. */
  readonly made?: RecordField;
}

/**
 * Finds the declared columns in the header of a file.
 *
 * @param file name of the file in error messages
 * @throws LoadError with its position if a column is missing, repeated or out of the declared order.
 */
export function bindColumns(header: readonly string[], source: Source, file: string): BoundColumn[] {
  const repeated = header.findIndex((name, index) => name !== '' && header.indexOf(name) !== index);
  if (repeated !== -1) throw repeatedError(header, repeated, file, source.headerRow);
  const bound = columnsOfSource(source).flatMap((column): BoundColumn[] => {
    const made = madeField(column.name, source, (name) => columnIndex(name, header, source, file));
    if (made) return [{ column, index: made.indexes[0] ?? 0, made }];
    const name = source.columns[column.name];
    return name === undefined ? [] : [{ column, index: columnIndex(name, header, source, file) }];
  });
  if (source.columnOrder === 'declared') checkOrder(header, source, file);
  return bound;
}

/** Returns the place of a declared column in the header. @throws LoadError with its position if it is missing */
export function columnIndex(name: string, header: readonly string[], source: Source, file: string): number {
  const index = header.indexOf(name);
  if (index !== -1) return index;
  const expectedIndex = Math.max(0, Object.values(source.columns).indexOf(name));
  const hint = `the header has ${listed(header)}; declare its name in this file under sources.${source.id}.columns`;
  throw headerError(
    place(file, source),
    Math.min(expectedIndex, header.length),
    `column '${name}' is missing: ${hint}`,
  );
}

function checkOrder(header: readonly string[], source: Source, file: string): void {
  const declared = [...new Set(Object.values(source.columns))];
  const actual = header.filter((name) => declared.includes(name));
  const mismatch = actual.findIndex((name, index) => name !== declared[index]);
  if (mismatch === -1) return;
  const name = actual[mismatch] ?? '';
  const hint = `'column_order: any' under sources.${source.id} accepts any order`;
  throw headerError(
    place(file, source),
    header.indexOf(name),
    `column '${name}' is where '${declared[mismatch]}' was declared: the columns are reordered; ${hint}`,
  );
}

/** Returns the error for a header whose column at `index` repeats an earlier one. */
export function repeatedError(header: readonly string[], index: number, file: string, line = 1): LoadError {
  const name = header[index] ?? '';
  const first = header.indexOf(name) + 1;
  return headerError(
    `${file}:${line}`,
    index,
    `column '${name}' appears twice in the header, first as column ${first}: give one of them another name, or export the file without it`,
  );
}

/** Lists the names of a header, shortened because a file of another format can have very long ones. */
export function listed(header: readonly string[]): string {
  const names = header.slice(0, MAX_LISTED_NAMES).map((name) => `'${name.slice(0, 60)}'`);
  return `${names.join(', ')}${header.length > names.length ? ` and ${header.length - names.length} more` : ''}`;
}

function place(file: string, { headerRow }: Source): string {
  return `${file}:${headerRow}`;
}

function headerError(place: string, index: number, reason: string): LoadError {
  return new LoadError(`${place}:${index + 1}: ${plainText(reason)}`);
}
