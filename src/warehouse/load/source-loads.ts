import type { Database } from '../../store/connect/database.ts';
import { instant, number, text } from '../../store/row.ts';
import type { Reject } from '../load-error.ts';

/** What the newest loads of a source's files came to. */
export interface SourceLoads {
  readonly files: number;
  readonly rowsRead: number;
  readonly rowsAccepted: number;
  readonly rowsRejected: number;
  /** When its newest file was loaded. */
  readonly loadedMs: number;
}

/** What the newest loads of each source's files came to, in one statement however many files there are. */
export async function sourceLoads(db: Database): Promise<Map<string, SourceLoads>> {
  const rows = await db.query(`
    select
      source,
      count(*) as files,
      sum(rows_read) as rows_read,
      sum(rows_accepted) as rows_accepted,
      sum(rows_rejected) as rows_rejected,
      max(loaded_at) as loaded_at
    from loads
    where load_id in (select max(load_id) from loads group by source, file)
    group by source`);
  return new Map(
    rows.map((row) => [
      text(row, 'source'),
      {
        files: number(row, 'files'),
        rowsRead: number(row, 'rows_read'),
        rowsAccepted: number(row, 'rows_accepted'),
        rowsRejected: number(row, 'rows_rejected'),
        loadedMs: instant(row, 'loaded_at'),
      },
    ]),
  );
}

/** So many rows of a list, from one on; a limit of null takes all. */
export interface RejectPage {
  readonly offset: number;
  readonly limit: number | null;
}

/** The rejected values of the newest load of each file of a source, by file and line. */
export async function rejectsOf(db: Database, source: string, { offset, limit }: RejectPage): Promise<Reject[]> {
  const rows = await db.query(
    `select l.file, r.line, r.file_column, r.column_name, r.value, r.reason
    from rejects as r
    inner join loads as l on l.load_id = r.load_id
    where l.source = $1 and r.load_id in (select max(load_id) from loads where source = $1 group by file)
    order by r.load_id, r.line, r.file_column
    limit $2 offset $3`,
    [source, limit ?? MOST, offset],
  );
  return rows.map((row) => ({
    file: text(row, 'file'),
    line: number(row, 'line'),
    column: number(row, 'file_column'),
    columnName: text(row, 'column_name'),
    value: text(row, 'value'),
    reason: text(row, 'reason'),
  }));
}

/** More than any load keeps. */
const MOST = 2_000_000_000;
