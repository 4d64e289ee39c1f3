import type { TableBatch, TableFile } from './table-file.ts';

/** A row with its line. */
interface Row {
  readonly record: readonly string[];
  readonly line: number;
}

/**
 * Returns a table without the rows that hold no data: blank ones, rules of dashes, those that repeat the header, and the declared number of rows at its end.
 * Fields beyond the header are dropped where they are empty. The last batch has the rows at the end as its `footer`.
 */
export function dataRows(table: TableFile, footerRows: number): TableFile {
  const { header } = table;
  const isSingle = header.length === 1;
  return { ...table, batches: (columnIndexes, onBytes) => cleaned(table.batches(columnIndexes, onBytes)) };

  async function* cleaned(batches: AsyncIterable<TableBatch>): AsyncGenerator<TableBatch, void, undefined> {
    let atEnd: Row[] = [];
    let bytesRead = 0;
    for await (const batch of batches) {
      ({ bytesRead } = batch);
      if (footerRows === 0 && batch.records.every(isPlain)) {
        yield batch;
        continue;
      }
      const rows = batch.records.flatMap((record, at) => rowOf(record, batch.lines[at] ?? 0));
      const all = [...atEnd, ...rows];
      atEnd = all.slice(all.length - Math.min(all.length, footerRows));
      const data = all.slice(0, all.length - atEnd.length);
      if (data.length > 0) yield batchOf(data, bytesRead);
    }
    if (atEnd.length > 0) yield { ...batchOf([], bytesRead), footer: batchOf(atEnd, bytesRead) };
  }

  function isPlain(record: readonly string[]): boolean {
    const [first = ''] = record;
    return record.length === header.length && first !== '' && !isRule(first) && !repeatsHeader(record);
  }

  function rowOf(record: readonly string[], line: number): Row[] {
    // With one column, a blank line is a row without a value.
    if ((!isSingle && record.every((field) => field === '' || isRule(field))) || repeatsHeader(record)) return [];
    const hasEmptyEnd = record.length > header.length && record.slice(header.length).every((field) => field === '');
    return [{ record: hasEmptyEnd ? record.slice(0, header.length) : record, line }];
  }

  function repeatsHeader(record: readonly string[]): boolean {
    const [first = '', ...others] = record;
    if (first !== header[0] && first !== `\ufeff${header[0]}`) return false;
    return record.length === header.length && others.every((name, index) => name === header[index + 1]);
  }
}

/** What database clients and Markdown draw below the names of columns. */
function isRule(field: string): boolean {
  return /^ *:?[-=+]{2,}:? *$/.test(field);
}

function batchOf(rows: readonly Row[], bytesRead: number): TableBatch {
  return { records: rows.map(({ record }) => record), lines: rows.map(({ line }) => line), bytesRead };
}
