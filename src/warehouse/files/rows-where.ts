import { LoadError, plainText } from '../load-error.ts';
import type { Source } from '../source.ts';
import { listed } from './column-binding.ts';
import type { TableBatch, TableFile } from './table-file.ts';

/**
 * The rows of a file that a source takes: those whose columns have the values of its `where`. Rows of another length than the header stay,
 * for their reader to reject.
 * @throws LoadError if the file lacks a column of it
 */
export function rowsWhere(table: TableFile, { id, where }: Pick<Source, 'id' | 'where'>): TableFile {
  const conditions = Object.entries(where).map(([column, values]) => {
    const index = table.header.indexOf(column);
    if (index === -1) throw missingColumn(table, column, id);
    return { index, values: new Set(values) };
  });
  if (conditions.length === 0) return table;
  const isTaken = (record: readonly string[]): boolean =>
    record.length !== table.header.length ||
    conditions.every(({ index, values }) => values.has((record[index] ?? '').trim()));
  return {
    ...table,
    async *batches(columnIndexes, onBytes) {
      const indexes = columnIndexes && [...new Set([...columnIndexes, ...conditions.map(({ index }) => index)])];
      for await (const batch of table.batches(indexes, onBytes)) yield taken(batch, isTaken);
    },
  };
}

function taken(batch: TableBatch, isTaken: (record: readonly string[]) => boolean): TableBatch {
  const places = batch.records.flatMap((record, index) => (isTaken(record) ? [index] : []));
  return {
    ...batch,
    records: places.map((index) => batch.records[index] ?? []),
    lines: places.map((index) => batch.lines[index] ?? 0),
  };
}

function missingColumn({ header, name }: TableFile, column: string, source: string): LoadError {
  const reason = `column '${column}' of sources.${source}.where is missing: the header has ${listed(header)}`;
  return new LoadError(`${name}:1:1: ${plainText(reason)}`);
}
