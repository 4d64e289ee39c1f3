import { openInputFile } from './csv/input-file.ts';
import { readCsv } from './csv/read-csv.ts';
import { dataRows } from './data-rows.ts';
import { PLAIN_FORM, type FileForm } from './file-form.ts';
import { readParquet } from './parquet/read-parquet.ts';
import type { TableFile } from './table-file.ts';

export interface TableOptions extends Partial<FileForm> {
  /** Name of the file in error messages. */
  readonly name: string;
}

/**
 * Opens a Parquet file or a plain or gzip CSV file; the format is detected by content.
 * @throws CsvError or LoadError if the file can't be read or has no header.
 */
export async function readTable(path: string, options: TableOptions): Promise<TableFile> {
  const form = { ...PLAIN_FORM, ...options };
  const { name } = options;
  const { handle, isParquet } = await openInputFile(path, name);
  await handle.close();
  if (isParquet) return readParquet(path, name);
  return dataRows(await csvTable(path, form), form.footerRows);
}

async function csvTable(path: string, form: FileForm & TableOptions): Promise<TableFile> {
  const { name, delimiter, encoding, headerRow } = form;
  const csv = await readCsv(path, { name, delimiter, encoding, headerRow });
  return {
    ...csv,
    format: 'csv',
    name,
    hashesWhole: true,
    kinds: csv.header.map(() => 'text' as const),
    batches: (_columnIndexes, onBytes) => csv.batches(onBytes),
  };
}
