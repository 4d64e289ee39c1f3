import { stat } from 'node:fs/promises';
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { openInstance } from '../../../store/connect/duckdb-instance.ts';
import { LoadError, plainText } from '../../load-error.ts';
import type { TableBatch, TableFile } from '../table-file.ts';
import { parquetColumns, parquetRows, type ParquetColumn } from './parquet-columns.ts';
import { plainNumber } from '../fields/plain-number.ts';

/** Separates the fields of a row; no field may contain it. */
const SEPARATOR = '\0';
/** The limit of CSV records. */
const MAX_RECORD_CHARACTERS = 2 ** 20;

/**
 * Opens a Parquet file. Values are converted to the text of a CSV file: ISO times (with `Z` for instants), exact decimals, `true` and
 * `false`, empty for null. Rows keep the file order, and memory use does not depend on the file size. Line numbers are those of the
 * equivalent CSV: the header is line 1.
 *
 * @param name name of the file in error messages
 * @throws LoadError if the file can't be read.
 */
export async function readParquet(file: string, name: string): Promise<TableFile> {
  const { size } = await stat(file);
  const path = file.replace(/[*?[]/g, '[$&]'); // escapes glob characters, which DuckDB would expand
  const { columns, rows } = await withParquet([file, path], async (connection) => {
    try {
      const columns = await parquetColumns(connection, path);
      return { columns, rows: await rowCount(connection, path) };
    } catch (error) {
      throw damaged(name, 1, error);
    }
  });
  const parquet = { file, path, name, columns, rows, size };
  return {
    format: 'parquet',
    name,
    hashesWhole: false,
    header: columns.map((column) => column.name),
    kinds: columns.map(({ kind }) => kind),
    totalBytes: size,
    batches: (columnIndexes) => batches(parquet, columnIndexes ?? columns.map((_, index) => index)),
  };
}

interface ParquetFile {
  readonly file: string;
  /** The file's path as a pattern that matches it alone. */
  readonly path: string;
  readonly name: string;
  readonly columns: readonly ParquetColumn[];
  readonly rows: number;
  readonly size: number;
}

async function* batches(
  file: ParquetFile,
  columnIndexes: readonly number[],
): AsyncGenerator<TableBatch, void, undefined> {
  for (const index of columnIndexes) checkReadable(file, index);
  const instance = await openReader([file.file, file.path]);
  const connection = await instance.connect();
  try {
    yield* streamed(connection, file, columnIndexes);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

async function* streamed(
  connection: DuckDBConnection,
  file: ParquetFile,
  columnIndexes: readonly number[],
): AsyncGenerator<TableBatch, void, undefined> {
  const { columns, rows, size } = file;
  const floats = columnIndexes.filter((index) => columns[index]?.kind === 'float');
  let rowsRead = 0;
  for await (const texts of rowTexts(connection, file, columnIndexes)) {
    const records = texts.map((text, index) => fieldsOf(text, floats, file, rowsRead + index));
    const lines = texts.map((_, index) => rowsRead + index + 2);
    rowsRead += texts.length;
    yield { records, lines, bytesRead: Math.round((size * rowsRead) / rows) };
  }
}

/** Yields each row as one text, which takes a third of the time of reading single values. */
async function* rowTexts(
  connection: DuckDBConnection,
  { path, name, columns }: ParquetFile,
  columnIndexes: readonly number[],
): AsyncGenerator<string[], void, undefined> {
  const fields = columns.map(({ field }, index) => (columnIndexes.includes(index) ? field : "''"));
  const sql = `select concat_ws(chr(0), ${fields.join(', ')}) from ${parquetRows(columns.length)}`;
  let rowsRead = 0;
  try {
    const result = await connection.stream(sql, [path]);
    for (;;) {
      const chunk = await result.fetchChunk();
      if (chunk === null || chunk.rowCount === 0) return;
      rowsRead += chunk.rowCount;
      yield chunk.getColumnValues(0).map(String);
    }
  } catch (error) {
    throw error instanceof LoadError ? error : damaged(name, rowsRead + 2, error);
  }
}

function fieldsOf(text: string, floats: readonly number[], { name, columns }: ParquetFile, row: number): string[] {
  const fields = text.split(SEPARATOR);
  if (fields.length !== columns.length) {
    throw new LoadError(`${name}:${row + 2}:1: a value of this row holds a NUL character. Remove it and export again.`);
  }
  if (text.length > MAX_RECORD_CHARACTERS) {
    throw new LoadError(`${name}:${row + 2}:1: this row is longer than ${MAX_RECORD_CHARACTERS} characters.`);
  }
  for (const index of floats) fields[index] = plainNumber(fields[index] ?? '');
  return fields;
}

function checkReadable({ name, columns }: ParquetFile, index: number): void {
  const column = columns[index];
  if (column?.kind !== 'other') return;
  throw new LoadError(
    `${name}:1:${index + 1}: column '${plainText(column.name)}' holds ${plainText(column.type)}, not a single value a row. ` +
      'Export it as a column of text, numbers or times, or leave it out of the mapping.',
  );
}

async function rowCount(connection: DuckDBConnection, path: string): Promise<number> {
  const sql = 'select cast(coalesce(sum(num_rows), 0) as varchar) from parquet_file_metadata($1)';
  return Number((await connection.runAndReadAll(sql, [path])).getRowsJson()[0]?.[0]);
}

async function withParquet<T>(
  paths: readonly string[],
  work: (connection: DuckDBConnection) => Promise<T>,
): Promise<T> {
  const instance = await openReader(paths);
  const connection = await instance.connect();
  try {
    return await work(connection);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** Opens a separate engine that can read one file, with one thread, so that rows keep their order. */
async function openReader(paths: readonly string[]): Promise<DuckDBInstance> {
  return openInstance(':memory:', { files: paths, settings: { threads: '1' } });
}

function damaged(name: string, line: number, error: unknown): LoadError {
  const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
  return new LoadError(`${name}:${line}:1: the Parquet data can't be read from here on: ${reason}. Export it again.`);
}
