import type { TableFile } from '../files/table-file.ts';

/** Several files with one header as one: the rows of the first, then those of the next. Lines are those of each file. */
export function joinedTable(first: TableFile, others: readonly TableFile[]): TableFile {
  if (others.length === 0) return first;
  const tables = [first, ...others];
  return {
    ...first,
    totalBytes: tables.reduce((sum, { totalBytes }) => sum + totalBytes, 0),
    async *batches(columnIndexes) {
      let before = 0;
      for (const table of tables) {
        for await (const batch of table.batches(columnIndexes)) yield { ...batch, bytesRead: before + batch.bytesRead };
        before += table.totalBytes;
      }
    },
  };
}
