import { open, stat, type FileHandle } from 'node:fs/promises';

import { CsvError } from './csv-error.ts';
import { inputProblem } from './input-problem.ts';

/** A file opened for reading. The reader closes it. */
export interface InputFile {
  readonly handle: FileHandle;
  readonly totalBytes: number;
  /** Decided by the content, not by the name. */
  readonly isGzip: boolean;
  /** Decided by the magic bytes `PAR1`. */
  readonly isParquet: boolean;
}

/**
 * Opens a regular file.
 * @param name name of the file in error messages
 * @throws CsvError without a position if the file does not exist or can't be read.
 */
export async function openInputFile(path: string, name: string): Promise<InputFile> {
  try {
    // Checked before opening, because opening a pipe would wait for its writer.
    const stats = await stat(path);
    if (stats.isFile()) return await inspected(await open(path), stats.size);
    const kind = stats.isDirectory() ? 'a directory' : 'not a regular file';
    throw new CsvError(name, null, { reason: `this is ${kind}`, hint: 'Give the path of one file.' });
  } catch (error) {
    throw error instanceof CsvError ? error : new CsvError(name, null, inputProblem(error));
  }
}

async function inspected(handle: FileHandle, totalBytes: number): Promise<InputFile> {
  try {
    const { buffer } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    const isGzip = buffer[0] === 0x1f && buffer[1] === 0x8b;
    return { handle, totalBytes, isGzip, isParquet: buffer.toString('latin1') === 'PAR1' };
  } catch (error) {
    await handle.close();
    throw error;
  }
}
