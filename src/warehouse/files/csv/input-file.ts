import { open, stat, type FileHandle } from 'node:fs/promises';
import { isArchive } from '../zip/zip-member.ts';
import { zipPath, type ZipPath } from '../zip/zip-path.ts';
import { CsvError } from './csv-error.ts';
import { inputProblem } from './input-problem.ts';

/** A file opened for reading. The reader closes it. */
export interface InputFile extends ZipPath {
  readonly handle: FileHandle;
  /** Name of the file in error messages. */
  readonly name: string;
  /** Of the file on disk. */
  readonly totalBytes: number;
  /** Decided by the content, not by the name; `zip`: an archive, not an office document. */
  readonly packing: 'none' | 'gzip' | 'zip';
}

/**
 * Opens a regular file, or the archive of one in a zip archive.
 * @param name name of the file in error messages
 * @throws CsvError without a position if the file does not exist or can't be read.
 */
export async function openInputFile(path: string, name: string): Promise<InputFile> {
  const { file, member } = zipPath(path);
  try {
    // Checked before opening, because opening a pipe would wait for its writer.
    const stats = await stat(file);
    if (stats.isFile()) {
      const handle = await open(file);
      return {
        handle,
        file,
        member,
        name,
        totalBytes: stats.size,
        packing: await packingOf(handle, file, member, name),
      };
    }
    const kind = stats.isDirectory() ? 'a directory' : 'not a regular file';
    throw new CsvError(name, null, { reason: `this is ${kind}`, hint: 'Give the path of one file.' });
  } catch (error) {
    throw error instanceof CsvError ? error : new CsvError(name, null, inputProblem(error));
  }
}

async function packingOf(
  handle: FileHandle,
  file: string,
  member: string | null,
  name: string,
): Promise<InputFile['packing']> {
  try {
    const { buffer } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    if (buffer[0] === 0x1f && buffer[1] === 0x8b) return 'gzip';
    const isZip = buffer.toString('latin1', 0, 2) === 'PK' && (buffer[2] === 3 || buffer[2] === 5);
    if (isZip && (await isArchive(file, name))) return 'zip';
    if (member === null) return 'none';
    throw new CsvError(name, null, { reason: 'the file is no zip archive', hint: 'Give its path alone.' });
  } catch (error) {
    await handle.close();
    throw error;
  }
}
