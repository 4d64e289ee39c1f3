import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { BusyStoreError, StoreError, type Database, type Param, type Row } from './database.ts';
import { inTransaction } from './transaction.ts';

/** DuckDB 1.3 and later can open this format. Its text compression saves a quarter of the time of an insert, and the file is smaller. */
const STORAGE = { storage_compatibility_version: 'v1.3.0' };

/**
 * Opens (or makes) an embedded store.
 *
 * @param file the database file, or `:memory:`
 * @throws StoreError if another process holds the file, or it isn't a store.
 */
export async function openDuckDb(file: string): Promise<Database> {
  if (file !== ':memory:') await mkdir(dirname(file), { recursive: true });
  const instance = await DuckDBInstance.create(file, STORAGE).catch((error: unknown) => {
    throw openingError(file, error);
  });
  await removeLeftovers(file);
  return connect({ instance, file, open: new Set() }, () => instance.closeSync());
}

/** Removes what a killed process left of its bulk inserts. This process holds the store, so no other one uses them. */
async function removeLeftovers(file: string): Promise<void> {
  if (file === ':memory:') return;
  const [folder, store] = [dirname(file), basename(file)];
  const isLeftover = (name: string): boolean =>
    name.startsWith(`${store}.`) && /^\d+-\d+\.staged$/.test(name.slice(store.length + 1));
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
  await connection.run("set timezone = 'UTC'");
  return {
    engine: 'duckdb',
    query: async (sql, params = []) => queryRows(connection, sql, params),
    script: async (sql) => void (await connection.run(sql)),
    copyIn: async (table, columns, csv) => copyThroughFiles(connection, file, number, copySql(table, columns), csv),
    transaction: async (work) => inTransaction(async (sql) => connection.run(sql), work),
    session: async () => connect(database, () => undefined),
    close: async () => {
      connection.closeSync();
      open.delete(number);
      closed();
    },
  };
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
      await writeFile(next, piece, { mode: 0o600 });
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

function openingError(file: string, error: unknown): StoreError {
  const message = error instanceof Error ? error.message : String(error);
  const holder = /PID (\d+)/.exec(message)?.[1];
  if (message.includes('lock')) {
    const who =
      holder === undefined
        ? "another process, perhaps 'evenkeel serve'"
        : `process ${holder}, perhaps 'evenkeel serve'`;
    return new BusyStoreError(
      `${file} is held by ${who}: an embedded store has one process at a time. Wait for it or stop it; several at once need a store in PostgreSQL.`,
    );
  }
  return new StoreError(`${file} can't be opened as a store: ${message.split('\n')[0]}`);
}
