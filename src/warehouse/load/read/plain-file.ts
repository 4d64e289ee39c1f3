import { createHash } from 'node:crypto';
import type { FileInPlace } from '../../../store/connect/database.ts';
import { bindColumns, type BoundColumn } from '../../files/column-binding.ts';
import { csvRow } from '../../files/csv/csv-row.ts';
import { plainPieces } from '../../files/csv/plain-pieces.ts';
import { NotPlainError } from '../../files/csv/record-bounds.ts';
import { fileKind } from '../../files/file-kind.ts';
import { readTable } from '../../files/read-table.ts';
import type { TableFile } from '../../files/table-file.ts';
import type { FileRows, FileToRead, OpenedFile } from './file-rows.ts';

type LineEnd = FileInPlace['lineEnd'];

/** A name of `plainNumber`. */
const NOT_FINITE = /[nN]/;

/**
 * Opens a CSV file whose rows are as they stand in it, or a Parquet file as such rows, for an engine that reads them itself.
 * @param lineEnd of a CSV file that the engine reads where it is: its rows are then checked alone
 * @throws CsvError or LoadError if it can't be opened, NotPlainError if only our reader can judge it
 */
export async function plainFile({ source, path, name }: FileToRead, lineEnd?: LineEnd): Promise<OpenedFile> {
  const { delimiter } = source;
  const kind = await fileKind(path, name);
  if (kind !== 'csv' && kind !== 'parquet') throw new NotPlainError('not a CSV file');
  const table = await readTable(path, { name, delimiter });
  const { header, totalBytes, hashesWhole } = table;
  if (kind === 'csv')
    return { header, rows: plainRows({ path, name, delimiter, header, totalBytes, hashesWhole, lineEnd }) };
  if (delimiter !== ',' || header.length < 2) throw new NotPlainError('a file of another form');
  return { header, rows: recordRows(table, bindColumns(header, source, name)) };
}

/** The rows of a table as CSV, in which the fields of other columns are empty. */
async function* recordRows(table: TableFile, bound: readonly BoundColumn[]): AsyncGenerator<FileRows> {
  const indexes = bound.map(({ index }) => index);
  const floats = indexes.filter((index) => table.kinds[index] === 'float');
  for await (const { records, bytesRead } of table.batches(indexes)) {
    if (records.some((record) => floats.some((index) => NOT_FINITE.test(record[index] ?? ''))))
      throw new NotPlainError('a number that is not finite');
    const csv = records.map(csvRow).join('');
    if (/^\ufeff|\r|\0/.test(csv) || csv.split('\n').length !== records.length + 1)
      throw new NotPlainError('a line end within a value');
    yield { csv, rowsRead: records.length, rejects: [], share: bytesRead / table.totalBytes };
  }
}

interface PlainFile {
  readonly path: string;
  readonly name: string;
  readonly delimiter: string;
  readonly header: readonly string[];
  readonly totalBytes: number;
  readonly hashesWhole: boolean;
  readonly lineEnd: LineEnd | undefined;
}

async function* plainRows({
  path,
  name,
  delimiter,
  header,
  totalBytes,
  hashesWhole,
  lineEnd,
}: PlainFile): AsyncGenerator<FileRows> {
  const hash = createHash('sha256');
  const onBytes = (bytes: Uint8Array): void => void hash.update(bytes);
  for await (const { bytes, records, bytesRead } of plainPieces(path, header, { name, delimiter, onBytes, lineEnd })) {
    yield { csv: bytes, rowsRead: records, rejects: [], share: bytesRead / totalBytes };
  }
  const end = { csv: '', rowsRead: 0, rejects: [], share: 1 };
  yield hashesWhole ? { ...end, contentHash: hash.digest('hex') } : end;
}
