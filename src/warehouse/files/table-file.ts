/**
 * What the values of a column are before they become fields: text; exact numbers; binary floating point, which may hold
 * what is not a number; or nested or binary values, which can't be fields at all.
 */
export type ColumnKind = 'text' | 'number' | 'float' | 'other';

/** A file of rows and columns whose header has been read, of whatever format. It holds nothing open. */
export interface TableFile {
  readonly format: 'csv' | 'parquet';
  readonly header: readonly string[];
  /** The kind of each column of the header. */
  readonly kinds: readonly ColumnKind[];
  /** The size of the file as it lies on the disk. */
  readonly totalBytes: number;
  /**
   * The rows below the header; each call reads the file anew.
   *
   * @param wanted indexes of the columns that will be looked at, all by default; a format that can skip the others
   *   leaves their fields empty
   * @throws CsvError or LoadError at the first thing that can't be read.
   */
  batches(wanted?: readonly number[]): AsyncGenerator<TableBatch, void, undefined>;
}

/** Some rows, never none. */
export interface TableBatch {
  /** The fields of each row. */
  readonly records: readonly (readonly string[])[];
  /** The line of each row. A format without lines counts the header as line 1 and every row as a line. */
  readonly lines: readonly number[];
  /** How much of `totalBytes` has been read. */
  readonly bytesRead: number;
}
