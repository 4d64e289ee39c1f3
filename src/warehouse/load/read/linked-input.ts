import { stat } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import type { Database, FileInPlace } from '../../../store/connect/database.ts';
import { openInputFile, type InputFile } from '../../files/csv/input-file.ts';
import { fileKind } from '../../files/file-kind.ts';
import type { FileToRead } from './file-rows.ts';

/** To copy a smaller file takes less time than the wait below. */
const IN_PLACE_BYTES = 2 ** 24;
/** Linux dates changes by a clock that ticks every 10 ms or faster. */
const CLOCK_TICK_MS = 11;
const START_BYTES = 2 ** 16;
const CARRIAGE_RETURN = 0x0d;

/** A file that the engine reads by a second name, without a copy. */
export interface LinkedInput extends FileInPlace {
  /** Whether the file is the one that it was when this began, and nobody has written to it. */
  isUnchanged(): Promise<boolean>;
  remove(): Promise<void>;
}

/**
 * Prepares a large plain CSV file to be read where it is; null where it can't be: it is of another kind, or can't have a second name.
 * @throws CsvError if there is no file that can be read
 */
export async function linkedInput(
  { linkFile }: Database,
  { path, name }: FileToRead,
  fromBytes = IN_PLACE_BYTES,
): Promise<LinkedInput | null> {
  if (linkFile === null || (await fileKind(path, name)) !== 'csv') return null;
  const { packing, totalBytes, start } = await startOf(path, name);
  if (packing !== 'none' || totalBytes < fromBytes) return null;
  const link = await linkFile(path);
  if (link === null) return null;
  // The second name has changed the date of the file, and a change within the same tick would not.
  await setTimeout(CLOCK_TICK_MS);
  const before = await stateOf(path);
  return {
    path: link.path,
    lineEnd: start[start.indexOf('\n') - 1] === CARRIAGE_RETURN ? '\r\n' : '\n',
    isUnchanged: async () => (await stateOf(path)) === before && (await stateOf(link.path)) === before,
    remove: async () => link.remove(),
  };
}

async function startOf(
  path: string,
  name: string,
): Promise<Pick<InputFile, 'packing' | 'totalBytes'> & { start: Buffer }> {
  const { handle, packing, totalBytes } = await openInputFile(path, name);
  try {
    const { buffer } = await handle.read(Buffer.alloc(START_BYTES), 0, START_BYTES, 0);
    return { packing, totalBytes, start: buffer };
  } finally {
    await handle.close();
  }
}

/** Which file it is, and when it last changed in any way. */
async function stateOf(path: string): Promise<string> {
  const { dev, ino, size, mtimeNs, ctimeNs } = await stat(path, { bigint: true });
  return [dev, ino, size, mtimeNs, ctimeNs].join();
}
