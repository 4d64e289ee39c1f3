import { stat } from 'node:fs/promises';
import type { Database } from '../../store/connect/database.ts';
import { bindColumns } from '../files/column-binding.ts';
import { stagedColumns } from '../files/row-reader.ts';
import { zipPath } from '../files/zip/zip-path.ts';
import { LoadError } from '../load-error.ts';
import { stagedInsert } from './engine-insert.ts';
import type { FileToRead } from './read/file-rows.ts';
import { insertByEngine, LeftToReaderError } from './insert-by-engine.ts';
import { readInThread } from './read/read-in-thread.ts';
import { acceptedRows, nothingStaged, type Staged, type StageOptions } from './read/staged-rows.ts';

/**
 * Reads a file into the temporary table `staged`. The engine reads and converts it where it can; if there is anything that it may judge
 * otherwise than our reader, our reader reads the whole file, and names the place.
 *
 * @throws CsvError or LoadError naming the place if the file as a whole can't be taken.
 */
export async function stageFile(db: Database, file: FileToRead, options: StageOptions): Promise<Staged> {
  const { size } = await stat(zipPath(file.path).file);
  const staged = (await stagedByEngine(db, file, options)) ?? (await stagedByReader(db, file, size, options));
  if (staged.rowsRead === 0)
    throw new LoadError(`${file.name}:${file.source.headerRow}:1: the file has a header and no rows below it`);
  return staged;
}

/** Returns null, and leaves `staged` empty, unless every row of the file is staged as our reader would. */
async function stagedByEngine(db: Database, file: FileToRead, options: StageOptions): Promise<Staged | null> {
  try {
    return await insertByEngine(db, file, options, (bound) => stagedInsert(bound, file.source));
  } catch (error) {
    if (!(error instanceof LeftToReaderError)) throw error;
    await db.script('delete from staged');
    return null;
  }
}

async function stagedByReader(db: Database, file: FileToRead, bytes: number, options: StageOptions): Promise<Staged> {
  return readInThread(file, bytes, async ({ header, rows }) => {
    const bound = bindColumns(header, file.source, file.name);
    const staged = nothingStaged(file.source, bound, header);
    await db.copyIn('staged', stagedColumns(bound, file.source), acceptedRows(rows, staged, options));
    return staged;
  });
}
