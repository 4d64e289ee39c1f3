import type { Database } from '../../store/database.ts';
import { bindColumns, type BoundColumn } from '../files/column-binding.ts';
import { csvRow } from '../files/csv/csv-row.ts';
import { LoadError, rejectText, type Reject } from '../load-error.ts';
import { readTable } from '../files/read-table.ts';
import { isReject, needsNumbers, rowReader, type RowReader } from '../files/row-reader.ts';
import type { Source } from '../source.ts';
import type { TableBatch } from '../files/table-file.ts';

/** What came of a file's rows before any of them became a fact. */
export interface Staged {
  readonly rowsRead: number;
  readonly rejects: Reject[];
  /** Whether the file has no identity for its rows, so that they have to be numbered. */
  readonly needsNumbers: boolean;
  /** The file's column that identifies a row, or begins to. */
  readonly identity: Pick<Reject, 'column' | 'columnName'>;
}

/** Where nothing may be rejected, reading stops once there is enough to report. */
const REJECTS_REPORTED = 1000;
/** From so many rejects on reading stops too, and the file is refused whatever share is allowed: the rest of it was not read. */
const REJECTS_KEPT = 100_000;

/**
 * Reads a file into the temporary table `staged`.
 *
 * @param file its name as errors show it
 * @param onProgress told the share of the file that has been read, and how many rows that were
 * @throws CsvError or LoadError naming the place if the file as a whole can't be taken.
 */
export async function stageFile(
  db: Database,
  source: Source,
  path: string,
  file: string,
  onProgress: (share: number, rows: number) => void,
): Promise<Staged> {
  const table = await readTable(path, { name: file, delimiter: source.delimiter });
  const bound = bindColumns(table.header, source, file);
  const reader = rowReader(bound, table, source, file);
  const staged = {
    rowsRead: 0,
    rejects: [] as Reject[],
    needsNumbers: needsNumbers(bound, source),
    identity: placeOf(bound[0], table.header),
  };
  const mostRejects = source.maxRejectedShare === 0 ? REJECTS_REPORTED : REJECTS_KEPT;
  const batches = table.batches(bound.map(({ index }) => index));
  const told = (bytesRead: number, rows: number): void => onProgress(bytesRead / table.totalBytes, rows);
  await db.copyIn('staged', reader.columns, stagedRows(batches, reader, staged, mostRejects, told));
  if (staged.rowsRead === 0) throw new LoadError(`${file}:1:1: the file has a header and no rows below it`);
  return staged;
}

async function* stagedRows(
  batches: AsyncIterable<TableBatch>,
  reader: RowReader,
  staged: { rowsRead: number; rejects: Reject[] },
  mostRejects: number,
  onProgress: (bytesRead: number, rows: number) => void,
): AsyncGenerator<string> {
  for await (const { records, lines, bytesRead } of batches) {
    let rows = '';
    records.forEach((record, index) => {
      const row = reader.read(record, lines[index] ?? 0);
      if (isReject(row)) staged.rejects.push(row);
      else rows += csvRow(row);
    });
    staged.rowsRead += records.length;
    if (staged.rejects.length >= mostRejects) return;
    onProgress(bytesRead, staged.rowsRead);
    if (rows !== '') yield rows;
  }
}

/** Refuses a load in which more rows were rejected than the source allows. @throws LoadError with the rejects. */
export function refuseTooMany(source: Source, staged: Staged, file: string): void {
  const { rowsRead, rejects } = staged;
  if (rejects.length <= source.maxRejectedShare * rowsRead && rejects.length < REJECTS_KEPT) return;
  const shown = rejects.slice(0, 5).map(rejectText);
  const more = rejects.length > shown.length ? [`... and ${rejects.length - shown.length} more`] : [];
  const allowed =
    source.maxRejectedShare === 0
      ? 'no row may be rejected'
      : `at most ${source.maxRejectedShare * 100}% of rows, and fewer than ${REJECTS_KEPT}, may be rejected`;
  const known = `${rejects.length} of the first ${rowsRead} rows of ${file} can't be taken, and ${allowed} (sources.${source.id}.max_rejected_share)`;
  throw new LoadError([known, ...shown, ...more].join('\n  '), rejects);
}

function placeOf(bound: BoundColumn | undefined, header: readonly string[]): Pick<Reject, 'column' | 'columnName'> {
  const index = bound?.index ?? 0;
  return { column: index + 1, columnName: header[index] ?? '' };
}
