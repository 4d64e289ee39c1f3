import { checkedFile } from './checked-file.ts';
import type { FileToRead, OpenedFile } from './file-rows.ts';
import { plainFile } from './plain-file.ts';

/** A file, and whether the engine or our reader converts its rows. */
export interface Reading {
  readonly file: FileToRead;
  readonly by: 'engine' | 'reader';
}

/** Opens a file as its rows are to be read. @throws what `plainFile` and `checkedFile` throw */
export async function openFile({ file, by }: Reading): Promise<OpenedFile> {
  return by === 'engine' ? plainFile(file) : checkedFile(file);
}
