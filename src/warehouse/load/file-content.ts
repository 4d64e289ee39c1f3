import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { openInputFile } from '../files/csv/input-file.ts';

/** What a file holds, and when it last changed in any way. */
export interface FileContent {
  readonly hash: string;
  readonly changedMs: number;
}

/** @param name name of the file in errors */
export async function fileContent(path: string, name: string): Promise<FileContent> {
  const hash = createHash('sha256');
  const { handle } = await openInputFile(path, name);
  const { ctimeMs: changedMs } = await handle.stat();
  await pipeline(handle.createReadStream({ start: 0 }), hash);
  return { hash: hash.digest('hex'), changedMs };
}

/** Whether a file holds something else by now, or was written in between. */
export async function hasChanged(path: string, { hash, changedMs }: FileContent): Promise<boolean> {
  const now = await fileContent(path, path).catch(() => null);
  return now?.hash !== hash || now.changedMs !== changedMs;
}
