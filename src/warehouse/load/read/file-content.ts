import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { openInputFile } from '../../files/csv/input-file.ts';

const MOST_READ_BYTES = 2 ** 20;

/** What a file holds, and when it last changed in any way. */
export interface FileContent {
  readonly hash: string;
  readonly changedMs: number;
}

/** @param name name of the file in errors */
export async function fileContent(path: string, name: string): Promise<FileContent> {
  const hash = createHash('sha256');
  const { handle, totalBytes } = await openInputFile(path, name);
  const { ctimeMs: changedMs } = await handle.stat();
  // A buffer of the file's size: a business may have thousands of small ones.
  const highWaterMark = Math.min(totalBytes + 1, MOST_READ_BYTES);
  await pipeline(handle.createReadStream({ start: 0, highWaterMark }), hash);
  return { hash: hash.digest('hex'), changedMs };
}

/** Whether a file holds something else by now, or was written in between. */
export async function hasChanged(path: string, { hash, changedMs }: FileContent): Promise<boolean> {
  const now = await fileContent(path, path).catch(() => null);
  return now?.hash !== hash || now.changedMs !== changedMs;
}

/**
 * Whether what was read of a file is its content.
 * @param readHash digest of the bytes that were read; null if only parts were
 */
export async function isWholeContent(path: string, readHash: string | null, content: FileContent): Promise<boolean> {
  return readHash === null ? !(await hasChanged(path, content)) : readHash === content.hash;
}
