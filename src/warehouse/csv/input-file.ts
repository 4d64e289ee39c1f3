import { open, stat, type FileHandle } from 'node:fs/promises';

import { CsvError } from './csv-error.ts';
import { inputProblem } from './input-problem.ts';

/** A file opened for reading from its beginning to its end. Whoever reads it closes it. */
export interface InputFile {
  readonly handle: FileHandle;
  readonly totalBytes: number;
  /** Told by the content, not by the name. */
  readonly isGzip: boolean;
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
    throw new CsvError(name, null, { reason: `this is ${kind}`, hint: 'Give the path of one CSV file.' });
  } catch (error) {
    throw error instanceof CsvError ? error : new CsvError(name, null, inputProblem(error));
  }
}

async function inspected(handle: FileHandle, totalBytes: number): Promise<InputFile> {
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    return { handle, totalBytes, isGzip: bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b };
  } catch (error) {
    await handle.close();
    throw error;
  }
}
