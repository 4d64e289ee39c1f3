import type { OnBytes } from './csv/file-chunks.ts';

/** The kind of the values of a column: text; exact numbers; floating point, with NaN and infinity; or nested and binary values. */
export type ColumnKind = 'text' | 'number' | 'float' | 'other';

export type TableFormat = 'csv' | 'json' | 'parquet' | 'xlsx';

/** A file of rows whose header has been read. No file handle stays open. */
export interface TableFile {
  readonly format: TableFormat;
  /** Its name in error messages, with the sheet of a workbook. */
  readonly name: string;
  readonly header: readonly string[];
  /** The kind of each column of the header. */
  readonly kinds: readonly ColumnKind[];
  /** The merged cells of a sheet that a value on a line is taken from, such as D5:D7; null for one of its own. */
  readonly mergedAt?: (line: number, columnIndex: number) => string | null;
  /** Whether `onBytes` takes all bytes of the file in their order. */
  readonly hashesWhole: boolean;
  /** The size of the file on disk. */
  readonly totalBytes: number;
  /**
   * Yields the rows below the header; each call reads the file again.
   *
   * @param columnIndexes the columns to read, all by default; others may be left empty
   * @param onBytes takes the bytes of the file as they are read, where `hashesWhole`
   * @throws CsvError or LoadError at the first problem.
   */
  batches(columnIndexes?: readonly number[], onBytes?: OnBytes): AsyncGenerator<TableBatch, void, undefined>;
}

/** A batch of rows, not empty unless it has a footer. */
export interface TableBatch {
  /** The fields of each row. */
  readonly records: readonly (readonly string[])[];
  /** The line of each row: the row of a sheet. In Parquet files the header counts as line 1 and every row as a line. */
  readonly lines: readonly number[];
  /** Bytes of `totalBytes` read so far. */
  readonly bytesRead: number;
  /** The declared rows at the end of the file that are no records, with the last batch. */
  readonly footer?: Omit<TableBatch, 'footer'>;
}
