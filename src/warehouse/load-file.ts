import { createHash } from 'node:crypto';
import { basename, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Database } from '../store/database.ts';
import { isLoaded, keepReceipt, nextLoadId } from '../store/queries/loads.ts';
import { number, text } from '../store/row.ts';
import { sqlFile } from '../store/sql-file.ts';
import { openInputFile } from './csv/input-file.ts';
import type { Reject } from './load-error.ts';
import type { Receipt } from './receipt.ts';
import type { Source } from './source.ts';
import { refuseTooMany, stageFile, type Staged } from './stage-file.ts';

/** How many facts a load added, corrected and removed. */
type Merged = Pick<Receipt, 'rowsInserted' | 'rowsUpdated' | 'rowsDeleted'>;

/**
 * Loads one file of a source as one transaction: its facts, the days that they touch, and its receipt; or nothing. A file that the
 * store has already, read in the same way, is not read again.
 *
 * @param now what the receipt is dated
 * @param onProgress told the share of the file that has been read
 * @throws CsvError or LoadError naming file, line, column and reason.
 */
export async function loadFile(
  db: Database,
  source: Source,
  path: string,
  now: Date,
  onProgress: (share: number) => void,
): Promise<Receipt> {
  const file = basename(path);
  const name = shownPath(path);
  const input = {
    source: source.id,
    file,
    contentHash: await contentHash(path, name),
    mappingHash: mappingHash(source),
  };
  if (await isLoaded(db, input)) return unchanged(source, file);
  return db.transaction(async () => {
    await db.script(await sqlFile(`load/${source.table}/stage.sql`));
    const staged = await stageFile(db, source, path, name, onProgress);
    staged.rejects.push(...(await repeatedRows(db, source, staged, name)));
    refuseTooMany(source, staged, name);
    const amounts = source.table === 'fact_sales' ? await stagedAmounts(db) : [];
    const accepted = await stagedCount(db);
    const loadId = await nextLoadId(db);
    const merged = await merge(db, source, loadId);
    const counts = { rowsRead: staged.rowsRead, rowsAccepted: accepted, ...merged };
    await keepReceipt(db, { ...input, ...counts, loadId, table: source.table, mode: source.mode, loadedAt: now });
    await db.script('drop table staged; drop table repeated; drop table changed');
    return { source: source.id, file, isNew: true, ...counts, rejects: staged.rejects, amounts };
  });
}

/** How errors name a file: from the working directory, where that is shorter to follow. */
function shownPath(path: string): string {
  const fromHere = relative('', path);
  return fromHere.startsWith('..') ? path : fromHere;
}

async function contentHash(path: string, name: string): Promise<string> {
  const hash = createHash('sha256');
  const { handle } = await openInputFile(path, name);
  await pipeline(handle.createReadStream({ start: 0 }), hash);
  return hash.digest('hex');
}

function mappingHash(source: Source): string {
  const {
    path: _path,
    completeThrough: _completeThrough,
    cancelled: _cancelled,
    adjustment: _adjustment,
    ...mapping
  } = source;
  return createHash('sha256').update(JSON.stringify(mapping)).digest('hex');
}

function unchanged(source: Source, file: string): Receipt {
  const nothing = {
    rowsRead: 0,
    rowsAccepted: 0,
    rejects: [],
    rowsInserted: 0,
    rowsUpdated: 0,
    rowsDeleted: 0,
    amounts: [],
  };
  return { source: source.id, file, isNew: false, ...nothing };
}

/** Numbers rows that have no identity of their own; elsewhere a row that repeats an identity is set aside and rejected. */
async function repeatedRows(
  db: Database,
  source: Source,
  { needsNumbers, identity }: Staged,
  file: string,
): Promise<Reject[]> {
  await db.script(await sqlFile(`load/${source.table}/${needsNumbers ? 'number' : 'repeated'}.sql`));
  const rows = await db.query('select line, first_line, value from repeated order by line');
  return rows.map((row) => {
    const reason = `repeats the identity of line ${number(row, 'first_line')}`;
    return { file, line: number(row, 'line'), ...identity, value: text(row, 'value'), reason };
  });
}

async function merge(db: Database, source: Source, loadId: number): Promise<Merged> {
  const folder = `load/${source.table}`;
  if (source.table === 'fx_rates') {
    await db.script(await sqlFile(`${folder}/change.sql`));
    const changes = await changeCounts(db, 'old_per_base');
    await db.script(await sqlFile(`${folder}/touch.sql`));
    await db.query(await sqlFile(`${folder}/correct.sql`), [loadId]);
    await db.query(await sqlFile(`${folder}/add.sql`), [loadId]);
    return { ...changes, rowsDeleted: 0 };
  }
  const replaces = source.mode === 'replace_days';
  await db.query(await sqlFile(`${folder}/change.sql`), [source.id]);
  const changes = await changeCounts(db, 'old_ts');
  await db.query(await sqlFile(`${folder}/touch.sql`), [source.id, replaces]);
  const before = await factCount(db, source);
  if (replaces) await db.query(await sqlFile(`${folder}/replace.sql`), [source.id]);
  const rowsDeleted = before - (await factCount(db, source));
  await db.query(await sqlFile(`${folder}/correct.sql`), [source.id, loadId]);
  await db.query(await sqlFile(`${folder}/add.sql`), [source.id, loadId]);
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

async function factCount(db: Database, source: Source): Promise<number> {
  const [row] = await db.query(`select count(*) as facts from ${source.table} where source = $1`, [source.id]);
  return row ? number(row, 'facts') : 0;
}

async function stagedCount(db: Database): Promise<number> {
  const [row] = await db.query('select count(*) as accepted from staged');
  return row ? number(row, 'accepted') : 0;
}

async function stagedAmounts(db: Database): Promise<Receipt['amounts']> {
  const rows = await db.query(
    'select currency, cast(sum(amount) as text) as total from staged group by currency order by currency',
  );
  return rows.map((row) => ({ currency: text(row, 'currency'), total: text(row, 'total') }));
}
