import { open, stat, type FileHandle } from 'node:fs/promises';

import { CsvError } from './csv-error.ts';
import { inputProblem } from './input-problem.ts';

/** A file opened for reading from its beginning to its end. Whoever reads it closes it. */
export interface InputFile {
  readonly handle: FileHandle;
  readonly totalBytes: number;
  /** Decided by the content, not by the name. */
  readonly isGzip: boolean;
  /** The same: the bytes `PAR1` that every Parquet file begins with. */
  readonly isParquet: boolean;
}

/**
 * Opens a regular file, which errors call `name`.
 * @throws CsvError without a place if there is none or it may not be read.
 */
export async function openInputFile(path: string, name: string): Promise<InputFile> {
  try {
    // Looked at before opening, because opening a pipe would wait for its writer.
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
