import { bindColumns } from '../files/column-binding.ts';
import { isReject, rowReader } from '../files/row-reader.ts';
import type { Reject } from '../load-error.ts';
import type { Source } from '../source.ts';
import type { TableFile } from '../files/table-file.ts';

const REJECTS_KEPT = 5;
const VALUES_KEPT = 50;
const ROWS_SHOWN = 10;

/** What a whole file comes to when it is read as a source declares, without keeping any of it. */
export interface Survey {
  readonly rows: number;
  readonly rejected: number;
  /** The first of the rejected rows. */
  readonly rejects: readonly Reject[];
  /** The first rows that can be read, as read: the names of the columns stand in `columns`. */
  readonly shown: readonly (readonly (string | null)[])[];
  readonly columns: readonly string[];
  /** The first and last moment, as ISO instants; null without any row. */
  readonly first: string | null;
  readonly last: string | null;
  /** How often each value of `status` occurs, of the first that there are. */
  readonly statuses: ReadonlyMap<string, number>;
}

/**
 * Reads a file to its end.
 * @param onProgress called with the share that has been read
 * @throws CsvError or LoadError as the load of it would.
 */
export async function survey(
  table: TableFile,
  source: Source,
  file: string,
  onProgress: (share: number) => void,
): Promise<Survey> {
  const bound = bindColumns(table.header, source, file);
  const reader = rowReader(bound, table, source, file);
  const [ts, status] = ['ts', 'status'].map((name) => reader.columns.indexOf(name));
  const rejects: Reject[] = [];
  const shown: (readonly (string | null)[])[] = [];
  const statuses = new Map<string, number>();
  let [rows, rejected] = [0, 0];
  let first: string | null = null;
  let last: string | null = null;
  for await (const { records, lines, bytesRead } of table.batches(bound.map(({ index }) => index))) {
    records.forEach((record, at) => {
      const row = reader.read(record, lines[at] ?? 0);
      rows++;
      if (isReject(row)) {
        rejected++;
        if (rejects.length < REJECTS_KEPT) rejects.push(row);
        return;
      }
      if (shown.length < ROWS_SHOWN) shown.push(row);
      const moment = row[ts ?? -1] ?? null;
      if (moment !== null && (first === null || moment < first)) first = moment;
      if (moment !== null && (last === null || moment > last)) last = moment;
      count(statuses, row[status ?? -1] ?? null);
    });
    onProgress(bytesRead / table.totalBytes);
  }
  return { rows, rejected, rejects, shown, columns: reader.columns, first, last, statuses };
}

function count(counts: Map<string, number>, value: string | null): void {
  if (value === null || (counts.size >= VALUES_KEPT && !counts.has(value))) return;
  counts.set(value, (counts.get(value) ?? 0) + 1);
}
