import { stat } from 'node:fs/promises';
import type { Database } from '../../store/connect/database.ts';
import { number, text, truth } from '../../store/row.ts';
import { sqlFile } from '../../store/sql-file.ts';
import { zipPath } from '../files/zip/zip-path.ts';
import type { Receipt } from '../receipt.ts';
import type { Source } from '../source.ts';
import type { BoundColumn } from '../files/column-binding.ts';
import { engineReads, factInsert, type EngineInsert } from './engine-insert.ts';
import type { FoundFile } from './find-file.ts';
import { insertByEngine, LeftToReaderError } from './insert-by-engine.ts';
import { isWholeContent } from './read/file-content.ts';
import type { FileToRead } from './read/file-rows.ts';
import type { LinkedInput } from './read/linked-input.ts';
import { keepReceipt, nextLoadId, type LoadInput } from './receipts.ts';
import type { Staged, StageOptions } from './read/staged-rows.ts';

/** A line has about as many bytes; a compressed one fewer. */
const BYTES_A_LINE = 100;
/** To compare a line with a fact of the store takes a tenth of the time of staging one. */
const FACTS_A_LINE = 5;

/** Whether it is worth a try to insert the rows of a file that was never loaded without staging them: all of them may be new. */
export async function mayBeNew(db: Database, source: Source, path: string): Promise<boolean> {
  const { table, mode, numbersRestart } = source;
  const isPlain = mode === 'upsert' && (numbersRestart === null || numbersRestart === 'never');
  const isIdentified = source.columns[table === 'fact_sales' ? 'line_no' : 'event_id'] !== undefined;
  if (db.importCsv === null || !engineReads(source) || !isPlain || !isIdentified) return false;
  const [loaded] = await db.query(
    `select
       cast(coalesce(sum(rows_inserted), 0) as bigint) as facts,
       coalesce(bool_and(rows_inserted = rows_accepted), true) as were_new
     from loads
     where source = $1`,
    [source.id],
  );
  const { size } = await stat(zipPath(path).file);
  const isCheap = loaded !== undefined && number(loaded, 'facts') <= (FACTS_A_LINE * size) / BYTES_A_LINE;
  // Files of a source that repeat rows of others do so again.
  return isCheap && truth(loaded, 'were_new');
}

/** A file that was never loaded: its content, or what tells whether it changes while the engine reads it where it is. */
interface NewFile extends Pick<FoundFile, 'content' | 'input'> {
  readonly linked: LinkedInput | null;
}

/**
 * Loads a file whose rows are all new, as one transaction: the engine reads them into the facts, which takes half the time of staging and
 * merging them. Returns null, with nothing changed, if a row is not new or may be rejected, or if the file is not the one of the input.
 */
export async function insertNewFacts(
  db: Database,
  file: FileToRead,
  { content, linked, input }: NewFile,
  options: StageOptions,
  now: Date,
): Promise<Receipt | null> {
  const { source, path } = file;
  try {
    return await db.transaction(async () => {
      const loadId = await nextLoadId(db);
      const zone = await businessZone(db);
      const insertOf = (bound: readonly BoundColumn[]): EngineInsert => factInsert(bound, source, { zone, loadId });
      const staged = await insertByEngine(db, file, options, insertOf, linked ?? undefined);
      if (staged === null || staged.rowsRead === 0) throw notNew();
      const isWhole = await (content ? isWholeContent(path, staged.contentHash, content) : linked?.isUnchanged());
      const contentHash = content?.hash ?? staged.contentHash;
      if (isWhole !== true || contentHash === null) throw notNew();
      await refuseOthers(db, source, loadId);
      return keepLoad(db, source, { ...input, contentHash, loadId, staged, now });
    });
  } catch (error) {
    if (error instanceof LeftToReaderError) return null;
    throw error;
  }
}

function notNew(): LeftToReaderError {
  return new LeftToReaderError('the rows have to be staged');
}

async function businessZone(db: Database): Promise<string> {
  const [business] = await db.query('select zone from business');
  if (!business) throw new Error('the business has to be declared before a load');
  return text(business, 'zone');
}

/** @throws LeftToReaderError if rows of the load are not new, or too large to be converted */
async function refuseOthers(db: Database, { id, table }: Source, loadId: number): Promise<void> {
  const repeated = await db.query(await sqlFile(`load/${table}/repeated_facts.duckdb.sql`), [id]);
  if (repeated.length > 0) throw notNew();
  if (table !== 'fact_sales') return;
  const tooLarge = await db.query(await sqlFile('load/fact_sales/too_large_facts.sql'), [loadId]);
  if (tooLarge.length > 0) throw notNew();
}

interface NewLoad extends LoadInput {
  readonly loadId: number;
  readonly staged: Staged;
  readonly now: Date;
}

async function keepLoad(
  db: Database,
  { id, table, mode }: Source,
  { staged, now, ...load }: NewLoad,
): Promise<Receipt> {
  await db.query(await sqlFile(`load/${table}/mark_load_stale.sql`), [load.loadId]);
  const amounts = table === 'fact_sales' ? await loadedAmounts(db, load.loadId) : [];
  const { rowsRead } = staged;
  const counts = { rowsRead, rowsAccepted: rowsRead, rowsInserted: rowsRead, rowsUpdated: 0, rowsDeleted: 0 };
  await keepReceipt(db, { ...load, ...counts, table, mode, loadedAt: now });
  return { source: id, file: load.file, isNew: true, ...counts, rejects: [], amounts, equalEvents: [] };
}

async function loadedAmounts(db: Database, loadId: number): Promise<Receipt['amounts']> {
  const rows = await db.query(
    `select currency, cast(sum(amount) as text) as total
     from fact_sales where load_id = $1 group by currency order by currency`,
    [loadId],
  );
  return rows.map((row) => ({ currency: text(row, 'currency'), total: text(row, 'total') }));
}
