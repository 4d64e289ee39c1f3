import type { Database } from '../../store/connect/database.ts';
import { displayPath } from '../files/display-path.ts';
import type { Receipt } from '../receipt.ts';
import type { Source } from '../source.ts';
import { fileName } from '../files/zip/zip-path.ts';
import { alreadyLoaded, findFile, isLoaded, isLoadedBatch } from './find-file.ts';
import type { StageOptions } from './read/staged-rows.ts';
import type { StagedLoad } from './staged-load.ts';

/**
 * Prepares one file of a source. A file that the store has already, read in the same way, is not read again; a received batch is not even looked at. Where its rows may all be new,
 * it is read once it is committed; else it is staged, in temporary tables of the connection. What is loaded is the whole file as it stood
 * at one time: if it changes while it is read, it is read once more.
 *
 * @throws CsvError or LoadError naming file, line, column and reason, as `commit` does.
 */
export async function stageLoad(
  db: Database,
  source: Source,
  path: string,
  options: StageOptions,
): Promise<StagedLoad> {
  const file = { source, path, name: options.name ?? displayPath(path) };
  if (isLoadedBatch(file, options.before)) return alreadyLoaded({ source: source.id, file: fileName(path) });
  const found = await findFile(db, file, options.before);
  if (isLoaded(found)) return alreadyLoaded(found.input);
  // What reads files takes long to load, and most runs find nothing to read.
  const { stageFound } = await import('./stage-found.ts');
  return stageFound(db, file, found, options);
}

/** Stages and commits one file. @throws CsvError or LoadError */
export async function loadFile(
  db: Database,
  source: Source,
  path: string,
  now: Date,
  onProgress: (share: number, rows: number) => void,
  options: Pick<StageOptions, 'inPlaceBytes'> = {},
): Promise<Receipt> {
  const load = await stageLoad(db, source, path, { ...options, onProgress });
  try {
    return await load.commit(now);
  } finally {
    await load.discard();
  }
}
