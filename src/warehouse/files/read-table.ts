import { CsvError } from './csv/csv-error.ts';
import { openInputFile } from './csv/input-file.ts';
import { readCsv } from './csv/read-csv.ts';
import { dataRows } from './data-rows.ts';
import { fileKind } from './file-kind.ts';
import { PLAIN_FORM, type FileForm } from './file-form.ts';
import { readJson } from './json/read-json.ts';
import { readParquet } from './parquet/read-parquet.ts';
import type { TableFile } from './table-file.ts';
import { readWorkbook } from './xlsx/read-workbook.ts';

export interface TableOptions extends Partial<FileForm> {
  /** Name of the file in error messages. */
  readonly name: string;
}

/**
 * Opens a file of rows: CSV, JSON, an Excel workbook or Parquet, plain, gzipped or in a zip archive. The format is detected by content.
 * @throws CsvError or LoadError if the file can't be read or has no header.
 */
export async function readTable(path: string, options: TableOptions): Promise<TableFile> {
  const form = { ...PLAIN_FORM, ...options };
  const { name } = options;
  const kind = await fileKind(path, name);
  if (typeof kind === 'object') {
    throw whole(
      name,
      `the file is packed by ${kind.packedBy}, which is not unpacked here`,
      'Unpack it and give the path of the file within, or pack that with gzip or zip.',
    );
  }
  switch (kind) {
    case 'parquet':
      await refusePacked(path, name);
      return readParquet(path, name);
    case 'json':
      return dataRows(await readJson(path, name, form), form.footerRows);
    case 'zip':
    case 'ole':
      return dataRows(await readWorkbook(path, name, form), form.footerRows);
    case 'gzip':
      throw whole(name, 'the file is packed twice', 'Unpack it.');
    case 'html':
      throw whole(
        name,
        'this is a web page, not a table',
        'If it opens in a spreadsheet, save it as .xlsx or CSV; else export the file again while signed in.',
      );
    case 'access_log':
      throw whole(
        name,
        'this is the access log of a web server, not a table',
        'Have the server log JSON, one object a line with time, service, status and duration (nginx: log_format with escape=json), or convert it to CSV.',
      );
    case 'csv':
      return dataRows(await csvTable(path, form), form.footerRows);
  }
}

async function csvTable(path: string, form: FileForm & TableOptions): Promise<TableFile> {
  const { name, delimiter, encoding, headerRow } = form;
  const { handle, packing } = await openInputFile(path, name);
  await handle.close();
  const csv = await readCsv(path, { name, delimiter, encoding, headerRow });
  return {
    ...csv,
    format: 'csv',
    name,
    hashesWhole: packing !== 'zip',
    kinds: csv.header.map(() => 'text' as const),
    batches: (_columnIndexes, onBytes) => csv.batches(onBytes),
  };
}

/** Parquet is read in parts, which an archive does not allow. @throws CsvError */
async function refusePacked(path: string, name: string): Promise<void> {
  const { handle, packing } = await openInputFile(path, name);
  await handle.close();
  if (packing !== 'none')
    throw whole(name, 'this is a Parquet file in an archive', 'Unpack it: it is compressed itself.');
}

function whole(name: string, reason: string, hint: string): CsvError {
  return new CsvError(name, { line: 1, column: 1, columnName: null }, { reason, hint });
}
