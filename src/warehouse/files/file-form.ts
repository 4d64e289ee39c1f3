import type { Encoding } from './csv/encoding.ts';

/** Where the records of a file are, beyond what its content shows. */
export interface FileForm {
  /** The delimiter of a CSV file. */
  readonly delimiter: string;
  /** The encoding of a CSV or JSON file. */
  readonly encoding: Encoding;
  /** The line, or the row of a sheet, that holds the names of the columns, from 1. */
  readonly headerRow: number;
  /** How many rows at the end of the file are no records, such as totals. */
  readonly footerRows: number;
  /** The sheet of a workbook; null: its only one. */
  readonly sheet: string | null;
  /** Path of the array of records in a JSON object, such as `data.orders`; null: the file is the array, or has a record a line. */
  readonly records: string | null;
}

/** The form of a file about which nothing is declared. */
export const PLAIN_FORM: FileForm = {
  delimiter: ',',
  encoding: 'utf-8',
  headerRow: 1,
  footerRows: 0,
  sheet: null,
  records: null,
};

/** The form in anything that declares one. */
export function formOf({ delimiter, encoding, headerRow, footerRows, sheet, records }: FileForm): FileForm {
  return { delimiter, encoding, headerRow, footerRows, sheet, records };
}
