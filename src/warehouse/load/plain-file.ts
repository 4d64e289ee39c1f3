import { createHash } from 'node:crypto';
import { plainPieces } from '../files/csv/plain-pieces.ts';
import { NotPlainError } from '../files/csv/record-bounds.ts';
import { fileKind } from '../files/file-kind.ts';
import { readTable } from '../files/read-table.ts';
import type { FileRows, FileToRead, OpenedFile } from './file-rows.ts';

/**
 * Opens a CSV file whose rows are as they stand in it, for an engine that reads them itself.
 * @throws CsvError if it can't be opened, NotPlainError if only our reader can judge it
 */
export async function plainFile({ source: { delimiter }, path, name }: FileToRead): Promise<OpenedFile> {
  if ((await fileKind(path, name)) !== 'csv') throw new NotPlainError('not a CSV file');
  const { header, totalBytes, hashesWhole } = await readTable(path, { name, delimiter });
  return { header, rows: plainRows({ path, name, delimiter, header, totalBytes, hashesWhole }) };
}

interface PlainFile {
  readonly path: string;
  readonly name: string;
  readonly delimiter: string;
  readonly header: readonly string[];
  readonly totalBytes: number;
  readonly hashesWhole: boolean;
}

async function* plainRows({
  path,
  name,
  delimiter,
  header,
  totalBytes,
  hashesWhole,
}: PlainFile): AsyncGenerator<FileRows> {
  const hash = createHash('sha256');
  const onBytes = (bytes: Uint8Array): void => void hash.update(bytes);
  for await (const { bytes, records, bytesRead } of plainPieces(path, header, { name, delimiter, onBytes })) {
    yield { csv: bytes, rowsRead: records, rejects: [], share: bytesRead / totalBytes };
  }
  const end = { csv: '', rowsRead: 0, rejects: [], share: 1 };
  yield hashesWhole ? { ...end, contentHash: hash.digest('hex') } : end;
}
