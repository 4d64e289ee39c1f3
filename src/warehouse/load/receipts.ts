import { bulkInsert } from '../../store/bulk-insert.ts';
import type { Database, Row } from '../../store/connect/database.ts';
import { number, text } from '../../store/row.ts';
import type { Reject } from '../load-error.ts';

/** What was loaded, and how it was read. */
export interface LoadInput {
  readonly source: string;
  readonly file: string;
  readonly contentHash: string;
  readonly mappingHash: string;
}

export interface LoadReceipt extends LoadInput {
  readonly loadId: number;
  readonly table: string;
  readonly mode: string;
  readonly rowsRead: number;
  readonly rowsAccepted: number;
  readonly rowsInserted: number;
  readonly rowsUpdated: number;
  readonly rowsDeleted: number;
  readonly loadedAt: Date;
}

/** How a file was loaded last. */
export type LatestLoad = Pick<LoadInput, 'contentHash' | 'mappingHash'>;

/** How each file was loaded last; null if it never was. */
export type LatestLoads = (source: string, file: string) => LatestLoad | null;

/** How a file was loaded last; null if it never was. */
export async function latestLoad(db: Database, source: string, file: string): Promise<LatestLoad | null> {
  const [latest] = await db.query(
    'select content_hash, mapping_hash from loads where source = $1 and file = $2 order by load_id desc limit 1',
    [source, file],
  );
  return latest ? latestLoadOf(latest) : null;
}

/** How the files of all sources were loaded last, in one statement however many they are. */
export async function latestLoads(db: Database): Promise<LatestLoads> {
  const rows = await db.query(`
    select source, file, content_hash, mapping_hash
    from loads
    where load_id in (select max(load_id) from loads group by source, file)`);
  const key = (source: string, file: string): string => JSON.stringify([source, file]);
  const latest = new Map(rows.map((row) => [key(text(row, 'source'), text(row, 'file')), latestLoadOf(row)]));
  return (source, file) => latest.get(key(source, file)) ?? null;
}

function latestLoadOf(row: Row): LatestLoad {
  return { contentHash: text(row, 'content_hash'), mappingHash: text(row, 'mapping_hash') };
}

/** The number of the next load. */
export async function nextLoadId(db: Database): Promise<number> {
  const [row] = await db.query('select coalesce(max(load_id), 0) + 1 as load_id from loads');
  return row ? number(row, 'load_id') : 1;
}

export async function keepReceipt(db: Database, receipt: LoadReceipt): Promise<void> {
  await db.query(
    `insert into loads (
       load_id, source, fact_table, file, content_hash, mapping_hash, mode,
       rows_read, rows_accepted, rows_rejected, rows_inserted, rows_updated, rows_deleted, loaded_at
     ) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    [
      receipt.loadId,
      receipt.source,
      receipt.table,
      receipt.file,
      receipt.contentHash,
      receipt.mappingHash,
      receipt.mode,
      receipt.rowsRead,
      receipt.rowsAccepted,
      receipt.rowsRead - receipt.rowsAccepted,
      receipt.rowsInserted,
      receipt.rowsUpdated,
      receipt.rowsDeleted,
      receipt.loadedAt.toISOString(),
    ],
  );
}

/** One value that was refused, and where it stands in its file. */
export interface RefusedValue {
  readonly line: number;
  readonly column: number;
  readonly columnName: string;
  readonly value: string;
  readonly reason: string;
}

const REJECT_COLUMNS = ['load_id', 'line', 'file_column', 'column_name', 'value', 'reason'];

/** Keeps what a load refused beside its receipt. */
export async function keepRejects(db: Database, loadId: number, rejects: readonly RefusedValue[]): Promise<void> {
  const rows = rejects.map(({ line, column, columnName, value, reason }) => [
    loadId,
    line,
    column,
    columnName,
    value,
    reason,
  ]);
  await bulkInsert(db, 'rejects', REJECT_COLUMNS, rows);
}

/** The rejected values of the newest load of each file, by file and line. */
export async function loadRejects(db: Database): Promise<Reject[]> {
  const rows = await db.query(`
    select l.file, r.line, r.file_column, r.column_name, r.value, r.reason
    from rejects as r
    inner join loads as l on l.load_id = r.load_id
    where r.load_id in (select max(load_id) from loads group by source, file)
    order by r.load_id, r.line, r.file_column`);
  return rows.map((row) => ({
    file: text(row, 'file'),
    line: number(row, 'line'),
    column: number(row, 'file_column'),
    columnName: text(row, 'column_name'),
    value: text(row, 'value'),
    reason: text(row, 'reason'),
  }));
}

/** The ids of the sources that have receipts. */
export async function loadedSources(db: Database): Promise<string[]> {
  const rows = await db.query('select distinct source from loads order by source');
  return rows.map((row) => text(row, 'source'));
}
