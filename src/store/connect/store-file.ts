import { constants } from 'node:fs';
import { access, chmod, link, lstat, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { StoreError } from './database.ts';

/** DuckDB's name in the first block of its files, and where it stands. */
const MAGIC = { text: 'DUCK', offset: 8 };
/** The first block and the two headers that take turns. */
const HEADER_BYTES = 3 * 4096;
const BLOCK_BYTES = 2 ** 18;
/** How a write-ahead log of DuckDB begins. */
const WAL_START = Buffer.from([0x64, 0x00, 0x62, 0x65, 0x00]);

/** The beginnings of files that a store's path is taken for by mistake. */
const OTHER_FORMATS: readonly (readonly [begins: string, what: string])[] = [
  ['SQLite format 3\0', 'an SQLite database'],
  ['PAR1', 'a Parquet file'],
  ['PK\u0003\u0004', 'a ZIP archive or an Excel workbook'],
  ['\u001f\u008b', 'a gzip file'],
  ['%PDF', 'a PDF'],
  ['\u00fe\u0001', 'a MySQL table'],
  ['{', 'JSON text'],
  ['[', 'JSON text'],
];

/**
 * Whether a store is at a path; false if nothing is.
 * @throws StoreError if something else is there, or a store that can't be opened for writing
 */
export async function isStoreFile(file: string): Promise<boolean> {
  const found = await lstat(file).catch(absent);
  if (found === null) {
    if ((await sizeOf(`${file}.wal`)) > 0)
      throw damaged(file, `only its write-ahead log ${file}.wal is there, without the store itself`);
    return false;
  }
  if (found.isSymbolicLink()) throw new StoreError(await linkProblem(file));
  if (!found.isFile()) throw new StoreError(`${file} is not a store: it is ${kindOf(found)}. Name a file.`);
  await refuseUnwritable(file);
  const start = await startOf(file, HEADER_BYTES);
  if (start.length < MAGIC.offset + MAGIC.text.length || start.every((byte) => byte === 0))
    throw damaged(file, start.length === 0 ? 'it is empty' : 'nothing is left of its beginning');
  if (start.toString('latin1', MAGIC.offset, MAGIC.offset + MAGIC.text.length) !== MAGIC.text)
    throw otherContent(file, start, found.size);
  if (start.length < HEADER_BYTES) throw damaged(file, 'it is cut off');
  const wal = await startOf(`${file}.wal`, WAL_START.length).catch(absent);
  if (wal !== null && wal.length > 0 && !wal.equals(WAL_START.subarray(0, wal.length)))
    throw damaged(file, `${file}.wal is not the write-ahead log of a store`);
  return true;
}

/**
 * Puts a file at the store's path in one step, so that whoever is killed leaves a whole store or none.
 * @param make makes a store at the path that it is given
 */
export async function placeStoreFile(file: string, make: (path: string) => Promise<void>): Promise<void> {
  const unfinished = `${file}.${process.pid}.new`;
  try {
    await rm(unfinished, { force: true });
    await make(unfinished);
    await chmod(unfinished, 0o600);
    await linkOrRename(unfinished, file);
  } finally {
    for (const name of [unfinished, `${unfinished}.wal`]) await rm(name, { force: true });
  }
}

/** A link fails where another process was first; its store is the one then. Some file systems have no links. */
async function linkOrRename(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    const code = codeOf(error);
    if (code === 'EEXIST') return;
    if (code === 'ENOENT' && (await lstat(to).catch(absent)) !== null) return;
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'ENOSYS') throw error;
    await rename(from, to);
  }
}

/** A store that can't be read any more, and what to do about it. */
export function damaged(file: string, how: string): StoreError {
  return new StoreError(
    `the store ${file} is damaged: ${how}. Put a backup in its place, or move it away and run again: ` +
      'a new store is then loaded from the files of the sources.',
  );
}

async function refuseUnwritable(file: string): Promise<void> {
  for (const path of [file, dirname(file)])
    await access(path, constants.R_OK | constants.W_OK).catch((error: unknown) => {
      throw unwritable(path, error);
    });
}

/** A file or folder that the user of this process may not write. */
export function unwritable(path: string, error: unknown): StoreError {
  const reason =
    codeOf(error) === 'EROFS'
      ? 'the file system is read-only'
      : 'permission to read and write it is denied to the user of this process';
  return new StoreError(`the store can't be opened: ${path}: ${reason}`);
}

async function linkProblem(file: string): Promise<string> {
  const target = await realpath(file).catch(() => null);
  return `${file} is a symbolic link, and a store is never opened through one: ${
    target === null ? 'what it leads to is not there' : `name what it leads to, ${target}`
  }`;
}

function otherContent(file: string, start: Buffer, size: number): StoreError {
  const begins = start.toString('latin1', 0, 16);
  const isText = start.subarray(0, 512).every((byte) => byte >= 0x20 || byte === 9 || byte === 10 || byte === 13);
  const known = OTHER_FORMATS.find(([magic]) => begins.startsWith(magic))?.[1] ?? (isText ? 'text' : null);
  if (known === null && size > HEADER_BYTES && (size - HEADER_BYTES) % BLOCK_BYTES === 0)
    return damaged(file, 'its first bytes are not those of a store');
  return new StoreError(
    `${file} is not an Evenkeel store: it holds ${known ?? 'something else'}. Name another file; nothing in this one was changed.`,
  );
}

function kindOf(stats: { isDirectory(): boolean }): string {
  return stats.isDirectory() ? 'a folder' : 'no regular file';
}

async function startOf(path: string, bytes: number): Promise<Buffer> {
  const handle = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(bytes), 0, bytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

async function sizeOf(path: string): Promise<number> {
  return (await stat(path).catch(absent))?.size ?? 0;
}

/** @throws the error unless it says that nothing is there */
function absent(error: unknown): null {
  const code = codeOf(error);
  if (code === 'ENOENT') return null;
  throw error;
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
