import type { OnBytes } from './csv/file-chunks.ts';

/** The kind of the values of a column: text; exact numbers; floating point, with NaN and infinity; or nested and binary values. */
export type ColumnKind = 'text' | 'number' | 'float' | 'other';

/** A CSV or Parquet file whose header has been read. No file handle stays open. */
export interface TableFile {
  readonly format: 'csv' | 'parquet';
  readonly header: readonly string[];
  /** The kind of each column of the header. */
  readonly kinds: readonly ColumnKind[];
  /** The size of the file on disk. */
  readonly totalBytes: number;
  /**
   * Yields the rows below the header; each call reads the file again.
   *
   * @param columnIndexes the columns to read, all by default; Parquet leaves the fields of other columns empty
   * @param onBytes takes the bytes of a CSV file as they are read
   * @throws CsvError or LoadError at the first problem.
   */
  batches(columnIndexes?: readonly number[], onBytes?: OnBytes): AsyncGenerator<TableBatch, void, undefined>;
}

/** A non-empty batch of rows. */
export interface TableBatch {
  /** The fields of each row. */
  readonly records: readonly (readonly string[])[];
  /** The line of each row. In Parquet files the header counts as line 1 and every row as a line. */
  readonly lines: readonly number[];
  /** Bytes of `totalBytes` read so far. */
  readonly bytesRead: number;
}
