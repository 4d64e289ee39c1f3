import type { Database, FileInPlace } from '../../store/connect/database.ts';
import { bindColumns, type BoundColumn } from '../files/column-binding.ts';
import { engineReads, type EngineInsert } from './engine-insert.ts';
import type { FileToRead } from './read/file-rows.ts';
import { plainFile } from './read/plain-file.ts';
import { acceptedRows, nothingStaged, type Staged, type StageOptions } from './read/staged-rows.ts';

/** Something that the engine can't insert, or may judge otherwise than our reader: that meets it too, and knows its place. */
export class LeftToReaderError extends Error {
  override readonly name = 'LeftToReaderError';
}

/**
 * Inserts the rows of a file that the engine reads itself.
 *
 * @param insertOf the statement, given the columns of the file
 * @param inPlace the file where the engine reads it itself; else it is read in pieces
 * @returns null if only our reader reads the files of the source
 * @throws LeftToReaderError if it reads this one; then some rows may be inserted
 */
export async function insertByEngine(
  db: Database,
  file: FileToRead,
  options: StageOptions,
  insertOf: (bound: readonly BoundColumn[]) => EngineInsert,
  inPlace?: FileInPlace,
): Promise<Staged | null> {
  const { importCsv } = db;
  const { source, name } = file;
  if (importCsv === null || !engineReads(source)) return null;
  const interruptions: unknown[] = [];
  const onProgress: StageOptions['onProgress'] = (share, rows) => {
    try {
      options.onProgress(share, rows);
    } catch (error) {
      interruptions.push(error);
      throw error;
    }
  };
  try {
    const { header, rows } = await plainFile(file, inPlace?.lineEnd);
    const bound = bindColumns(header, source, name);
    const staged = nothingStaged(source, bound, header);
    const csv = acceptedRows(rows, staged, { ...options, onProgress });
    const format = { delimiter: source.delimiter, fields: header.length, inPlace };
    const inserted = await importCsv(csv, format, insertOf(bound));
    if (inserted !== staged.rowsRead) throw new LeftToReaderError('the engine read another number of rows');
    return staged;
  } catch (error) {
    options.signal?.throwIfAborted();
    for (const interruption of interruptions) throw interruption;
    throw new LeftToReaderError('the engine left the file to our reader', { cause: error });
  }
}
