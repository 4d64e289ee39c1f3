import { mkdir, readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { StoreError, type Database, type Param, type Row } from './database.ts';
import { duckDbError } from './duckdb-error.ts';
import { openInstance } from './duckdb-instance.ts';
import { copySql, csvRows, linkPiece, pieceFolder, runInPlace, runOnPieces } from './duckdb-pieces.ts';
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
  refuseQuestionMark(file);
  if (file !== ':memory:') await makeReady(file);
  const folders = [...new Set([pieceFolder(file), ...(file === ':memory:' ? [] : [dirname(file)])])];
  const instance = await openInstance(file, { folders, settings: STORAGE }).catch((error: unknown) => {
    throw duckDbError(file, error);
  });
  await removeLeftovers(file);
  return connect({ instance, file, open: new Set() }, () => instance.closeSync());
}

/** DuckDB would look for the write-ahead log in another folder. @throws StoreError */
function refuseQuestionMark(file: string): void {
  if (!dirname(file).includes('?')) return;
  throw new StoreError(
    `${file} can't be a store: DuckDB has no place for one in a folder whose name holds a question mark. Move it, or rename the folder.`,
  );
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
      void (await inWords(file, runOnPieces(connection, { store: file, number }, csv, copySql(table, columns)))),
    importCsv: async (csv, format, insert) =>
      format.inPlace
        ? runInPlace(connection, insert(csvRows(format.inPlace.path, format), 0), csv)
        : runOnPieces(connection, { store: file, number }, csv, (piece, rows) => insert(csvRows(piece, format), rows)),
    linkFile: async (path) => linkPiece(path, { store: file, number }),
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
  // Without parameters there is nothing to prepare, which takes a millisecond.
  const reader = await connection.runAndReadAll(sql, params.length === 0 ? undefined : [...params]);
  return plainRows(reader.getRowObjectsJson());
}

/** The JSON form of a scalar column is a string, a number, a boolean or null; nested types, which this project's SQL has none of, are not. */
function plainRows(rows: unknown): Row[] {
  return rows as Row[];
}
