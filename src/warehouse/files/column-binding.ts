import { factColumns, type FactColumn } from '../load/fact-columns.ts';
import { LoadError, plainText } from '../load-error.ts';
import type { Source } from '../source.ts';

const NAMES_SHOWN = 30;

/** A column of the facts and where the file has it. */
export interface BoundColumn {
  readonly column: FactColumn;
  /** Index into a record's fields. */
  readonly index: number;
}

/**
 * Finds the declared columns in a file's header.
 *
 * @param file as errors name it
 * @throws LoadError naming the place if a column is missing, repeated or out of the declared order.
 */
export function bindColumns(header: readonly string[], source: Source, file: string): BoundColumn[] {
  const repeated = header.findIndex((name, index) => header.indexOf(name) !== index);
  if (repeated !== -1) throw repeatedError(header, repeated, file);
  const bound = factColumns[source.table].flatMap((column): BoundColumn[] => {
    const name = source.columns[column.name];
    return name === undefined ? [] : [{ column, index: indexOf(name, header, source, file) }];
  });
  if (source.columnOrder === 'declared') refuseOtherOrder(header, source, file);
  return bound;
}

function indexOf(name: string, header: readonly string[], source: Source, file: string): number {
  const index = header.indexOf(name);
  if (index !== -1) return index;
  const expectedAt = Object.values(source.columns).indexOf(name);
  const hint = `the header has ${listed(header)}; declare under sources.${source.id}.columns what this file calls it`;
  throw headerError(file, Math.min(expectedAt, header.length), `column '${name}' is missing: ${hint}`);
}

function refuseOtherOrder(header: readonly string[], source: Source, file: string): void {
  const declared = [...new Set(Object.values(source.columns))];
  const found = header.filter((name) => declared.includes(name));
  const wrong = found.findIndex((name, index) => name !== declared[index]);
  if (wrong === -1) return;
  const name = found[wrong] ?? '';
  const hint = `'column_order: any' under sources.${source.id} takes columns by name in any order`;
  throw headerError(
    file,
    header.indexOf(name),
    `column '${name}' stands where '${declared[wrong]}' was declared: the columns are reordered; ${hint}`,
  );
}

/** What is wrong with a header that has a column a second time, at `index`. */
export function repeatedError(header: readonly string[], index: number, file: string): LoadError {
  const name = header[index] ?? '';
  const first = header.indexOf(name) + 1;
  return headerError(file, index, `column '${name}' stands in the header twice, first as column ${first}`);
}

/** The names of a header, cut where a file of another kind would fill the screen. */
export function listed(header: readonly string[]): string {
  const names = header.slice(0, NAMES_SHOWN).map((name) => `'${name.slice(0, 60)}'`);
  return `${names.join(', ')}${header.length > names.length ? ` and ${header.length - names.length} more` : ''}`;
}

function headerError(file: string, index: number, reason: string): LoadError {
  return new LoadError(`${file}:1:${index + 1}: ${plainText(reason)}`);
}
