import type { Database } from '../../store/connect/database.ts';
import { number } from '../../store/row.ts';
import { sqlFile } from '../../store/sql-file.ts';
import { makesSeveral } from '../files/facts/row-keys.ts';
import type { Receipt } from '../receipt.ts';
import type { Source } from '../source.ts';
import { mergeDailyValues } from './daily-load.ts';

/** How many facts a load added, corrected and removed. */
type Merged = Pick<Receipt, 'rowsInserted' | 'rowsUpdated' | 'rowsDeleted'>;

interface Load {
  readonly loadId: number;
  readonly file: string;
  /** See `fileTag`. */
  readonly tag: string;
  /** The file was loaded before, and its columns were read in another way. */
  readonly isReadAnew: boolean;
}

/** Fills the temporary table `changed` with the staged rows that are new or differ from the facts they correct. */
export async function findChanges(db: Database, { id, table }: Source): Promise<void> {
  await db.query(await sqlFile(`load/${table}/change.sql`), [id]);
}

/** Adds to the temporary table `vanished` the facts without ids that a file had among those that it still has. */
export async function findVanishedEvents(db: Database, { id, table }: Source, tag: string): Promise<void> {
  await db.query(await sqlFile(`load/${table}/vanish_from_log.sql`), [id, tag]);
}

/** Brings the facts of a source in line with what is staged and `changed`, and marks the business days that this changes as stale. */
export async function mergeFacts(
  db: Database,
  source: Source,
  { loadId, file, tag, isReadAnew }: Load,
): Promise<Merged> {
  if (source.table === 'daily_values') return mergeDailyValues(db, source, { loadId, file, isReadAnew });
  const sql = async (name: string): Promise<string> => sqlFile(`load/${source.table}/${name}.sql`);
  if (source.table === 'fx_rates') {
    const changes = await changeCounts(db, 'old_per_base');
    if (isReadAnew) await db.query(await sql('vanish_from_file'), [source.id, file]);
    const rowsDeleted = await count(db, 'vanished');
    await db.script(await sql('mark_stale'));
    if (rowsDeleted > 0) await db.query(await sql('remove'), [source.id]);
    await db.query(await sql('correct'), [source.id, loadId]);
    await db.query(await sql('add'), [source.id, loadId]);
    return { ...changes, rowsDeleted };
  }
  const changes = await changeCounts(db, 'old_day');
  if (source.mode === 'replace_days') await db.query(await sql('vanish_from_days'), [source.id]);
  if (isReadAnew) await db.query(await sql('vanish_from_file'), [source.id, file]);
  if (makesSeveral(source)) await db.query(await sql('vanish_from_rows'), [source.id, source.amountOf === 'order']);
  const rowsDeleted = await count(db, 'vanished');
  await db.script(await sql('mark_stale'));
  if (rowsDeleted > 0) await db.query(await sql('remove'), [source.id]);
  if (tag !== '') await db.query(await sql('release'), [source.id, tag, loadId]);
  if (changes.rowsUpdated > 0) await db.query(await sql('correct'), [source.id, loadId]);
  await db.query(await sql('add'), [source.id, loadId]);
  return { ...changes, rowsDeleted };
}

async function changeCounts(db: Database, oldColumn: string): Promise<Omit<Merged, 'rowsDeleted'>> {
  const [row] = await db.query(
    `select count(*) - count(${oldColumn}) as inserted, count(${oldColumn}) as updated from changed`,
  );
  return row
    ? { rowsInserted: number(row, 'inserted'), rowsUpdated: number(row, 'updated') }
    : { rowsInserted: 0, rowsUpdated: 0 };
}

async function count(db: Database, table: string): Promise<number> {
  const [row] = await db.query(`select count(*) as rows_there from (select distinct * from ${table}) as counted`);
  return row ? number(row, 'rows_there') : 0;
}
