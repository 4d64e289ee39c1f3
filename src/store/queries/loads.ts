import type { Database } from '../database.ts';
import { number } from '../row.ts';

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

/** Whether what was last loaded under this name is this very content, read in this very way. */
export async function isLoaded(db: Database, { source, file, contentHash, mappingHash }: LoadInput): Promise<boolean> {
  const [latest] = await db.query(
    'select content_hash, mapping_hash from loads where source = $1 and file = $2 order by load_id desc limit 1',
    [source, file],
  );
  return latest?.['content_hash'] === contentHash && latest['mapping_hash'] === mappingHash;
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
