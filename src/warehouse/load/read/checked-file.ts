import { createHash } from 'node:crypto';
import { bindColumns, type BoundColumn } from '../../files/column-binding.ts';
import { csvRow } from '../../files/csv/csv-row.ts';
import { headerAdvice } from '../../files/detection/header-advice.ts';
import { formOf } from '../../files/file-form.ts';
import { readTable } from '../../files/read-table.ts';
import { factReader } from '../../files/facts/fact-reader.ts';
import type { FactReader } from '../../files/facts/fact-reading.ts';
import { isReject } from '../../files/row-reader.ts';
import { rowsWhere } from '../../files/rows-where.ts';
import type { TableBatch, TableFile } from '../../files/table-file.ts';
import { saysTotal } from '../../files/total-words.ts';
import { LoadError, type Reject } from '../../load-error.ts';
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
  const table = rowsWhere(await readTable(path, { name, ...formOf(source) }), source);
  const bound = await boundColumns(table, file);
  const reader = factReader(bound, table, source, table.name);

  async function* rows(): AsyncGenerator<FileRows> {
    const mostRejects = source.maxRejectedShare === 0 ? REJECTS_REPORTED : REJECTS_KEPT;
    const hash = createHash('sha256');
    let rejected = 0;
    for await (const batch of table.batches(reader.indexes, (bytes) => hash.update(bytes))) {
      const { records, lines, bytesRead } = batch;
      let csv = '';
      const rejects: Reject[] = [];
      for (let index = 0; index < records.length; index++) {
        const record = records[index] ?? [];
        for (const row of reader.read(record, lines[index] ?? 0)) {
          if (isReject(row)) rejects.push(row.line === lines[index] ? withTotalAdvice(row, record, source.id) : row);
          else csv += csvRow(row);
        }
      }
      if (batch.footer) refuseFacts(batch.footer, reader, file, table.name);
      rejected += rejects.length;
      yield { csv, rowsRead: records.length, rejects, share: bytesRead / table.totalBytes };
      if (rejected >= mostRejects) return;
    }
    const last = reader.end();
    const csv = last.flatMap((row) => (isReject(row) ? [] : [csvRow(row)])).join('');
    const end = { csv, rowsRead: 0, rejects: last.filter(isReject), share: 1 };
    yield table.hashesWhole ? { ...end, contentHash: hash.digest('hex') } : end;
  }

  return { header: table.header, rows: rows() };
}

/** @throws LoadError that says where the declared columns are, if they are found elsewhere in the file */
async function boundColumns(table: TableFile, { source, path, name }: FileToRead): Promise<BoundColumn[]> {
  try {
    return bindColumns(table.header, source, table.name);
  } catch (error) {
    const advice = error instanceof LoadError ? await headerAdvice(path, name, source) : null;
    throw advice === null || !(error instanceof LoadError) ? error : new LoadError(`${error.message}; ${advice}`);
  }
}

function withTotalAdvice(reject: Reject, record: readonly string[], source: string): Reject {
  if (!record.some(saysTotal)) return reject;
  const advice = `if totals stand below the rows, 'footer_rows: 1' (or more) under sources.${source} leaves them out`;
  return { ...reject, reason: `${reject.reason}; ${advice}` };
}

/** @throws LoadError if a row that is declared to be none could be a fact */
function refuseFacts(
  { records, lines }: Omit<TableBatch, 'footer'>,
  reader: FactReader,
  { source }: FileToRead,
  name: string,
): void {
  const at = records.findIndex((record, index) => reader.isFact(record, lines[index] ?? 0));
  if (at === -1) return;
  throw new LoadError(
    `${name}:${lines[at] ?? 0}:1: this row reads as a fact, and footer_rows: ${source.footerRows} under sources.${source.id} would leave it out. ` +
      'Correct footer_rows, or export the file with its totals.',
  );
}
