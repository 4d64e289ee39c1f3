import { createHash } from 'node:crypto';
import { bindColumns } from '../files/column-binding.ts';
import { csvRow } from '../files/csv/csv-row.ts';
import { readTable } from '../files/read-table.ts';
import { isReject, rowReader } from '../files/row-reader.ts';
import type { Reject } from '../load-error.ts';
import type { FileRows, FileToRead, OpenedFile } from './file-rows.ts';

/** Where nothing may be rejected, reading stops once there is enough to report. */
const REJECTS_REPORTED = 1000;
/** From so many rejects on reading stops too, and the file is refused whatever share is allowed. */
export const REJECTS_KEPT = 100_000;

/**
 * Opens a file and checks its header. Its rows are checked, and converted to the staged columns in RFC 4180 records that both engines read.
 * @throws CsvError or LoadError naming the place if the file can't be read or lacks a column
 */
export async function checkedFile(file: FileToRead): Promise<OpenedFile> {
  const { source, path, name } = file;
  const table = await readTable(path, { name, delimiter: source.delimiter });
  const bound = bindColumns(table.header, source, name);
  const reader = rowReader(bound, table, source, name);
  const indexes = bound.map(({ index }) => index);

  async function* rows(): AsyncGenerator<FileRows> {
    const mostRejects = source.maxRejectedShare === 0 ? REJECTS_REPORTED : REJECTS_KEPT;
    const hash = createHash('sha256');
    let rejected = 0;
    for await (const { records, lines, bytesRead } of table.batches(indexes, (bytes) => hash.update(bytes))) {
      let csv = '';
      const rejects: Reject[] = [];
      for (let index = 0; index < records.length; index++) {
        const row = reader.read(records[index] ?? [], lines[index] ?? 0);
        if (isReject(row)) rejects.push(row);
        else csv += csvRow(row);
      }
      rejected += rejects.length;
      yield { csv, rowsRead: records.length, rejects, share: bytesRead / table.totalBytes };
      if (rejected >= mostRejects) return;
    }
    const end = { csv: '', rowsRead: 0, rejects: [], share: 1 };
    yield table.format === 'csv' ? { ...end, contentHash: hash.digest('hex') } : end;
  }

  return { header: table.header, rows: rows() };
}
