import { bindColumns, type BoundColumn } from '../files/column-binding.ts';
import { csvRow } from '../files/csv/csv-row.ts';
import { readTable } from '../files/read-table.ts';
import { isReject, needsNumbers, rowReader, type RowReader } from '../files/row-reader.ts';
import type { TableBatch, TableFile } from '../files/table-file.ts';
import type { Reject } from '../load-error.ts';
import type { Source } from '../source.ts';

/** A file of a source, as its rows are read. */
export interface FileToCheck {
  readonly source: Source;
  readonly path: string;
  /** Name of the file in errors. */
  readonly name: string;
}

/** A file whose header fits its source. */
export interface CheckedFile {
  /** The columns of its rows, in the order of the CSV. */
  readonly columns: readonly string[];
  /** Whether the file has no identity for its rows, so that they have to be numbered. */
  readonly needsNumbers: boolean;
  /** The file's column that identifies a row, or the first of several. */
  readonly identity: Pick<Reject, 'column' | 'columnName'>;
  /**
   * The rows, converted to what both engines read.
   * @throws CsvError or LoadError at the first thing that can't be read
   */
  readonly rows: AsyncIterable<CheckedRows>;
}

/** Some rows of a file. */
export interface CheckedRows {
  /** Those that were accepted, as whole RFC 4180 records; maybe none. */
  readonly csv: string | Uint8Array;
  /** How many rows these are, rejected ones among them. */
  readonly rowsRead: number;
  readonly rejects: readonly Reject[];
  /** Share of the file that has been read with them. */
  readonly share: number;
}

/** Where nothing may be rejected, reading stops once there is enough to report. */
const REJECTS_REPORTED = 1000;
/** From so many rejects on reading stops too, and the file is refused whatever share is allowed. */
export const REJECTS_KEPT = 100_000;

/**
 * Opens a file and checks its header.
 * @throws CsvError or LoadError naming the place if the file can't be read or lacks a column
 */
export async function checkedFile({ source, path, name }: FileToCheck): Promise<CheckedFile> {
  const table = await readTable(path, { name, delimiter: source.delimiter });
  const bound = bindColumns(table.header, source, name);
  const reader = rowReader(bound, table, source, name);
  const mostRejects = source.maxRejectedShare === 0 ? REJECTS_REPORTED : REJECTS_KEPT;
  return {
    columns: reader.columns,
    needsNumbers: needsNumbers(bound, source),
    identity: placeOf(bound[0], table.header),
    rows: checkedRows(table, table.batches(bound.map(({ index }) => index)), reader, mostRejects),
  };
}

async function* checkedRows(
  { totalBytes }: TableFile,
  batches: AsyncIterable<TableBatch>,
  reader: RowReader,
  mostRejects: number,
): AsyncGenerator<CheckedRows> {
  let rejected = 0;
  for await (const { records, lines, bytesRead } of batches) {
    let csv = '';
    const rejects: Reject[] = [];
    for (let index = 0; index < records.length; index++) {
      const row = reader.read(records[index] ?? [], lines[index] ?? 0);
      if (isReject(row)) rejects.push(row);
      else csv += csvRow(row);
    }
    rejected += rejects.length;
    yield { csv, rowsRead: records.length, rejects, share: bytesRead / totalBytes };
    if (rejected >= mostRejects) return;
  }
}

function placeOf(bound: BoundColumn | undefined, header: readonly string[]): Pick<Reject, 'column' | 'columnName'> {
  const index = bound?.index ?? 0;
  return { column: index + 1, columnName: header[index] ?? '' };
}
