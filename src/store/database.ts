export type Param = string | number | boolean | null;

/** A row as every engine gives it: NUMERIC, BIGINT, DATE and TIMESTAMP as text, so that no digit is lost. See `row.ts` for reading it. */
export type Row = Readonly<Record<string, string | number | boolean | null>>;

/** One connection to a database that speaks the SQL that DuckDB and PostgreSQL share. Statements run one after the other. */
export interface Database {
  readonly engine: 'duckdb' | 'postgres';
  /** Runs one statement with parameters `$1`, `$2`, ... */
  query(sql: string, params?: readonly Param[]): Promise<Row[]>;
  /** Runs a script of statements without parameters. */
  script(sql: string): Promise<void>;
  /**
   * Appends rows in bulk, piece by piece: whoever wants all of them or none calls it in a transaction.
   * @param csv RFC 4180 records in the order of `columns`, any number of whole ones a chunk; an empty
   *   unquoted field is null
   */
  copyIn(table: string, columns: readonly string[], csv: AsyncIterable<string>): Promise<void>;
  /** Runs `work` as one transaction: all of it is kept, or, if it throws, nothing. */
  transaction<T>(work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** A store that can't be opened or used, told so that its owner can act on it. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}
