import { openInputFile } from './csv/input-file.ts';
import { readCsv } from './csv/read-csv.ts';
import { readParquet } from './parquet/read-parquet.ts';
import type { TableFile } from './table-file.ts';

export interface TableOptions {
  /** Name of the file in error messages. */
  readonly name: string;
  /** The delimiter of a CSV file. */
  readonly delimiter: string;
}

/**
 * Opens a Parquet file or a plain or gzip CSV file; the format is detected by content.
 * @throws CsvError or LoadError if the file can't be read or has no header.
 */
export async function readTable(path: string, { name, delimiter }: TableOptions): Promise<TableFile> {
  const { handle, isParquet } = await openInputFile(path, name);
  await handle.close();
  if (isParquet) return readParquet(path, name);
  const csv = await readCsv(path, { name, delimiter });
  return {
    ...csv,
    format: 'csv',
    kinds: csv.header.map(() => 'text' as const),
    batches: (_columnIndexes, onBytes) => csv.batches(onBytes),
  };
}
