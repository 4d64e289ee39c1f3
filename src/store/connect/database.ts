export type Param = string | number | boolean | null;

/** A row of either engine: NUMERIC, BIGINT, DATE and TIMESTAMP are text, so that no digit is lost. `row.ts` reads it. */
export type Row = Readonly<Record<string, string | number | boolean | null>>;

/** One connection to DuckDB or PostgreSQL, for the SQL that both share. Statements run one after the other. */
export interface Database {
  readonly engine: 'duckdb' | 'postgres';
  /** Runs one statement with parameters `$1`, `$2`, ... */
  query(sql: string, params?: readonly Param[]): Promise<Row[]>;
  /** Runs a script of statements without parameters. */
  script(sql: string): Promise<void>;
  /**
   * Appends rows in bulk, chunk by chunk; only inside a transaction is it all or nothing.
   * @param csv RFC 4180 records in the order of `columns`, each chunk any number of whole records; an empty
   *   unquoted field is null
   */
  copyIn(table: string, columns: readonly string[], csv: AsyncIterable<string | Uint8Array>): Promise<void>;
  /**
   * Inserts rows that the engine reads and converts itself, piece by piece; null on PostgreSQL, which has no reader for it.
   *
   * @param csv records below the header, strictly by RFC 4180 in lines ending in LF, each chunk any number of whole records
   * @param insert returns the statement that inserts from `rows`, a table expression of the text columns c0, c1, ... in which an
   *   empty field is null, and whose order is that of the file; `rowsBefore` is the number of rows inserted so far
   * @param format with `inPlace`, that file is read instead, and `csv` to its end beside it: it yields nothing, and throws where the
   *   engine may read the file otherwise
   * @returns the number of rows inserted
   */
  readonly importCsv:
    | ((
        csv: AsyncIterable<string | Uint8Array>,
        format: CsvFormat,
        insert: (rows: string, rowsBefore: number) => string,
      ) => Promise<number>)
    | null;
  /** Gives a file a second name by which `importCsv` may read it; null where it can't. Null on PostgreSQL. */
  readonly linkFile: ((path: string) => Promise<LinkedFile | null>) | null;
  /** Runs `work` as one transaction: commits it, or rolls back if it throws. */
  transaction<T>(work: () => Promise<T>): Promise<T>;
  /**
   * Opens another connection to the same database, with transactions and temporary tables of its own. It sees only what others have
   * committed, so one connection can write while another one reads. The caller closes it, before the connection that it came from.
   */
  session(): Promise<Database>;
  close(): Promise<void>;
}

/** What a CSV file doesn't say about itself. */
export interface CsvFormat {
  readonly delimiter: string;
  /** The number of fields of each record. */
  readonly fields: number;
  /** A whole file, its first line the header. */
  readonly inPlace?: FileInPlace | undefined;
}

/** A file that the engine reads where it is. */
export interface FileInPlace {
  readonly path: string;
  /** Of each of its lines. */
  readonly lineEnd: '\n' | '\r\n';
}

/** A second name of a file. */
export interface LinkedFile {
  readonly path: string;
  remove(): Promise<void>;
}

/** A store that can't be opened or used; the message says what to do. */
export class StoreError extends Error {
  override readonly name: string = 'StoreError';
}

/** Another process holds the store, or writes to it. Later it may be free. */
export class BusyStoreError extends StoreError {
  override readonly name = 'BusyStoreError';
}

/** The connection to the store has ended, and with it its transaction. A new connection may work. */
export class LostConnectionError extends StoreError {
  override readonly name = 'LostConnectionError';
}
