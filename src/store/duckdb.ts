import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { Database, Param, Row } from './database.ts';
import { duckDbError } from './duckdb-error.ts';
import { openInstance } from './duckdb-instance.ts';
import { writePrivateFile } from './private-file.ts';
import { isStoreFile, placeStoreFile, unwritable } from './store-file.ts';
import { inTransaction } from './transaction.ts';

/**
 * DuckDB 1.4 and later can open this format. Its write-ahead log names its database, so that no other's is replayed, and its text
 * compression saves a quarter of the time of an insert.
 */
const STORAGE = { storage_compatibility_version: 'v1.4.0' };

/**
 * Opens (or makes) an embedded store.
 *
 * @param file the database file, or `:memory:`
 * @throws StoreError if another process holds the file, or it isn't a store or can't be read or written.
 */
export async function openDuckDb(file: string): Promise<Database> {
  if (file !== ':memory:') await makeReady(file);
  const folders = [file === ':memory:' ? tmpdir() : dirname(file)];
  const instance = await openInstance(file, { folders, settings: STORAGE }).catch((error: unknown) => {
    throw duckDbError(file, error);
  });
  await removeLeftovers(file);
  return connect({ instance, file, open: new Set() }, () => instance.closeSync());
}

/** Makes a store's file if there is none. @throws StoreError if what is there is no store, or can't be written */
async function makeReady(file: string): Promise<void> {
  const folder = dirname(file);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    // Read before it is opened: to close a file ends every lock that this process has on it.
    if (await isStoreFile(file)) return;
    await placeStoreFile(file, async (path) => (await openInstance(path, { settings: STORAGE })).closeSync());
  } catch (error) {
    throw isPermission(error) ? unwritable(folder, error) : duckDbError(file, error);
  }
}

function isPermission(error: unknown): boolean {
  return error instanceof Error && 'code' in error && ['EACCES', 'EPERM', 'EROFS'].includes(String(error.code));
}

/** Removes what a killed process left of its bulk inserts. This process holds the store, so no other one uses them. */
async function removeLeftovers(file: string): Promise<void> {
  if (file === ':memory:') return;
  const [folder, store] = [dirname(file), basename(file)];
  const isLeftover = (name: string): boolean =>
    name.startsWith(`${store}.`) && /^(\d+-\d+\.staged|\d+\.new(\.wal)?)$/.test(name.slice(store.length + 1));
  for (const name of await readdir(folder)) if (isLeftover(name)) await rm(join(folder, name), { force: true });
}

/** A database file, and the numbers of its open connections. */
interface OpenFile {
  readonly instance: DuckDBInstance;
  readonly file: string;
  readonly open: Set<number>;
}

async function connect(database: OpenFile, closed: () => void): Promise<Database> {
  const { instance, file, open } = database;
  const number = lowestFree(open);
  open.add(number);
  const connection = await instance.connect();
  return {
    engine: 'duckdb',
    query: async (sql, params = []) => inWords(file, queryRows(connection, sql, params)),
    script: async (sql) => void (await inWords(file, connection.run(sql))),
    copyIn: async (table, columns, csv) =>
      inWords(file, copyThroughFiles(connection, file, number, copySql(table, columns), csv)),
    transaction: async (work) => inTransaction(async (sql) => inWords(file, connection.run(sql)), work),
    session: async () => connect(database, () => undefined),
    close: async () => {
      connection.closeSync();
      open.delete(number);
      closed();
    },
  };
}

/** @throws StoreError for what the engine meets with its file */
async function inWords<T>(file: string, result: Promise<T>): Promise<T> {
  return result.catch((error: unknown) => {
    throw duckDbError(file, error);
  });
}

function lowestFree(taken: ReadonlySet<number>): number {
  let number = 1;
  while (taken.has(number)) number++;
  return number;
}

async function queryRows(connection: DuckDBConnection, sql: string, params: readonly Param[]): Promise<Row[]> {
  const reader = await connection.runAndReadAll(sql, [...params]);
  return plainRows(reader.getRowObjectsJson());
}

/** The JSON form of a scalar column is a string, a number, a boolean or null; nested types, which this project's SQL has none of, are not. */
function plainRows(rows: unknown): Row[] {
  return rows as Row[];
}

/** The size of a file that DuckDB reads at a time: with 4 MiB it would take twice the time. */
const PIECE_BYTES = 2 ** 25;

/**
 * DuckDB reads a file several times faster than it appends rows one by one. Two files take turns: while one is read, the other is
 * written. They lie beside the store, under the connection's number: the next process removes what a killed one left.
 */
async function copyThroughFiles(
  connection: DuckDBConnection,
  store: string,
  number: number,
  copyFrom: (file: string) => string,
  csv: AsyncIterable<string | Uint8Array>,
): Promise<void> {
  const folder = store === ':memory:' ? await mkdtemp(join(tmpdir(), 'evenkeel-')) : dirname(store);
  const files = [1, 2].map((turn) => join(folder, `${basename(store)}.${number}-${turn}.staged`));
  let reading: Promise<unknown> = Promise.resolve();
  try {
    let [next = '', other = ''] = files;
    for await (const piece of pieces(csv)) {
      await writePrivateFile(next, piece);
      await reading;
      reading = connection.run(copyFrom(next));
      // An error is thrown where the promise is awaited, which may be many pieces later.
      reading.catch(() => undefined);
      [next, other] = [other, next];
    }
    await reading;
  } finally {
    await Promise.allSettled([reading]);
    for (const file of store === ':memory:' ? [folder] : files) await rm(file, { recursive: true, force: true });
  }
}

/** Encodes chunk by chunk: V8 keeps a long concatenated string as a tree of its parts, which slows down garbage collection. */
async function* pieces(csv: AsyncIterable<string | Uint8Array>): AsyncGenerator<Uint8Array[]> {
  let chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of csv) {
    const encoded = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    chunks.push(encoded);
    bytes += encoded.length;
    if (bytes < PIECE_BYTES) continue;
    yield chunks;
    chunks = [];
    bytes = 0;
  }
  if (bytes > 0) yield chunks;
}

function copySql(table: string, columns: readonly string[]): (file: string) => string {
  return (file) => `copy ${table} (${columns.join(', ')}) from '${file.replaceAll("'", "''")}' (
    format csv, header false, auto_detect false, delim ',', quote '"', escape '"', nullstr '', allow_quoted_nulls false,
    new_line '\\n', max_line_size 16777216, buffer_size 16777216
  )`;
}
