import { link, mkdtemp, realpath, rm, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { CsvFormat, LinkedFile } from './database.ts';
import { createPrivateFile } from './private-file.ts';
import { sqlLiteral } from '../sql-literal.ts';

/** The size of a file that DuckDB reads at a time: of smaller ones it makes smaller row groups, and merges them. */
const PIECE_BYTES = 2 ** 27;

/** Where a connection writes the pieces that it reads. */
interface PieceFolder {
  /** The database file, or `:memory:`. */
  readonly store: string;
  /** Of the connection; no other one of this process has it. */
  readonly number: number;
}

/**
 * Runs a statement on each piece of a CSV file: DuckDB reads a file several times faster than it appends rows one by one. Two files take
 * turns: while one is read, the other is written. They lie beside the store, under the connection's number: the next process removes what
 * a killed one left.
 *
 * @param statement returns the statement on a file, given how many rows the earlier ones inserted
 * @returns the number of rows inserted
 */
export async function runOnPieces(
  connection: DuckDBConnection,
  { store, number }: PieceFolder,
  csv: AsyncIterable<string | Uint8Array>,
  statement: (file: string, rows: number) => string,
): Promise<number> {
  const beside = pieceFolder(store) === dirname(store);
  const folder = beside ? dirname(store) : await mkdtemp(join(tmpdir(), 'evenkeel-'));
  const name = beside ? basename(store) : 'rows';
  const files = [1, 2].map((turn) => join(folder, `${name}.${number}-${turn}.staged`));
  let rows = 0;
  let reading: Promise<void> = Promise.resolve();
  async function read(file: string): Promise<void> {
    rows += (await connection.run(statement(file, rows))).rowsChanged;
  }
  const chunks = csv[Symbol.asyncIterator]();
  try {
    let [next = '', other = ''] = files;
    while (await writePiece(next, chunks)) {
      await reading;
      reading = read(next);
      // An error is thrown where the promise is awaited, which may be much later.
      reading.catch(() => undefined);
      [next, other] = [other, next];
    }
    await reading;
  } finally {
    await Promise.allSettled([reading, chunks.return?.()]);
    for (const file of beside ? files : [folder]) await rm(file, { recursive: true, force: true });
  }
  return rows;
}

/**
 * Runs a statement on a whole file while `check` is read to its end, which throws where the statement may be wrong.
 * @returns the number of rows inserted
 */
export async function runInPlace(
  connection: DuckDBConnection,
  statement: string,
  check: AsyncIterable<unknown>,
): Promise<number> {
  const reading = connection.run(statement);
  // An error is thrown once the check is done.
  reading.catch(() => undefined);
  try {
    for await (const _ of check);
  } catch (error) {
    connection.interrupt();
    await reading.catch(() => undefined);
    throw error;
  }
  return (await reading).rowsChanged;
}

/**
 * Gives a file a second name among the pieces, where DuckDB may read it; null if the file is on another disk, or the system refuses. The
 * next process removes what a killed one left.
 */
export async function linkPiece(path: string, { store, number }: PieceFolder): Promise<LinkedFile | null> {
  if (pieceFolder(store) !== dirname(store)) return null;
  const piece = join(dirname(store), `${basename(store)}.${number}-0.staged`);
  try {
    await rm(piece, { force: true });
    await link(await realpath(path), piece);
  } catch {
    return null;
  }
  return { path: piece, remove: async () => rm(piece, { force: true }) };
}

/**
 * The folder of the pieces of a store: beside it, unless DuckDB would take its path for a pattern of several files.
 * @param store the database file, or `:memory:`
 */
export function pieceFolder(store: string): string {
  return store === ':memory:' || /[*?[\\]/.test(store) ? tmpdir() : dirname(store);
}

/** Writes the next chunks to a file of about `PIECE_BYTES`. Returns false if there are none. */
async function writePiece(file: string, chunks: AsyncIterator<string | Uint8Array>): Promise<boolean> {
  let piece: FileHandle | null = null;
  try {
    for (let bytes = 0; bytes < PIECE_BYTES;) {
      const next = await chunks.next();
      if (next.done === true) break;
      piece ??= await createPrivateFile(file);
      await piece.writeFile(next.value);
      bytes += next.value.length;
    }
  } finally {
    await piece?.close();
  }
  return piece !== null;
}

/** The statement that appends a file of RFC 4180 records, in which an empty field without quotes is null, to a table. */
export function copySql(table: string, columns: readonly string[]): (file: string) => string {
  return (file) => `copy ${table} (${columns.join(', ')}) from ${sqlLiteral(file)} (
    format csv, header false, auto_detect false, delim ',', quote '"', escape '"', nullstr '', allow_quoted_nulls false,
    new_line '\\n', max_line_size 16777216, buffer_size 16777216
  )`;
}

/** The table expression of a file's records as text columns c0, c1, ...; an empty field is null. */
export function csvRows(file: string, { delimiter, fields, inPlace }: CsvFormat): string {
  const columns = Array.from({ length: fields }, (_, index) => `'c${index}': 'VARCHAR'`);
  // DuckDB 1.5 finds no row if it is given CRLF, and finds the ends of such lines by itself.
  const lineEnd = inPlace?.lineEnd === '\r\n' ? '' : String.raw`new_line = '\n',`;
  return `read_csv(
    ${sqlLiteral(file)}, columns = {${columns.join(', ')}}, header = ${inPlace !== undefined}, auto_detect = false,
    delim = ${sqlLiteral(delimiter)}, quote = '"', escape = '"', nullstr = '', allow_quoted_nulls = true,
    ${lineEnd} strict_mode = true, max_line_size = 2097152
  )`;
}
