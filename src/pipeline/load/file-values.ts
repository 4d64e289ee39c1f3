import type { Business } from '../../config/business.ts';
import { filesOf } from '../../warehouse/files/source-files.ts';
import { formOf } from '../../warehouse/files/file-form.ts';
import { readTable } from '../../warehouse/files/read-table.ts';
import { rowsWhere } from '../../warehouse/files/rows-where.ts';
import type { Source } from '../../warehouse/source.ts';
import type { ColumnValues } from './unmatched-filters.ts';

/** Columns whose fields are stored as they are written. */
const TEXT_COLUMNS = new Set([
  ...['product_id', 'product', 'category', 'customer_id', 'country', 'region', 'channel', 'status'],
  ...['service', 'operation'],
]);
const MOST = 200;

/** The values that the files of the sources have in a column, before anything is loaded; null where they can't be known. */
export function fileValues({ sources }: Pick<Business, 'sources'>): ColumnValues {
  return async (table, column) => {
    if (!TEXT_COLUMNS.has(column)) return null;
    const counts = new Map<string, number>();
    try {
      for (const source of sources.filter((one) => one.table === table))
        for (const path of await filesOf(source)) await countValues(source, path, column, counts);
    } catch {
      // What is wrong with a file is for the load to say.
      return null;
    }
    if (counts.size > MOST) return null;
    return Array.from(counts)
      .sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1))
      .map(([value]) => value);
  };
}

async function countValues(source: Source, path: string, column: string, counts: Map<string, number>): Promise<void> {
  const table = rowsWhere(await readTable(path, { name: path, ...formOf(source) }), source);
  const name = Object.hasOwn(source.columns, column) ? source.columns[column] : undefined;
  const index = name === undefined ? -1 : table.header.indexOf(name);
  for await (const { records } of table.batches(index === -1 ? [] : [index])) {
    for (const record of records) {
      const value = index === -1 ? '' : (record[index] ?? '');
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    if (counts.size > MOST) return;
  }
}
