import { createHash } from 'node:crypto';
import type { Database } from '../../store/database.ts';
import { text } from '../../store/row.ts';
import { sqlFile } from '../../store/sql-file.ts';
import { CsvError } from '../files/csv/csv-error.ts';
import { displayPath } from '../files/display-path.ts';
import { fileName } from '../files/zip/zip-path.ts';
import { LoadError } from '../load-error.ts';
import type { Receipt } from '../receipt.ts';
import type { Source } from '../source.ts';
import { commitLoad } from './commit-load.ts';
import { combineRows, refusePeriods } from './daily-load.ts';
import { fileContent, hasChanged } from './file-content.ts';
import { completeNumbers } from './order-numbers.ts';
import { latestLoad } from './receipts.ts';
import { repeatedRows } from './repeated-rows.ts';
import { refuseTooMany } from './refuse-too-many.ts';
import { stageFile, type StageOptions } from './stage-file.ts';
import { fileTag } from './unnamed-events.ts';

/** A file of a source whose rows are checked and staged, or that the store has already. */
export interface StagedLoad {
  /**
   * Brings its rows into the facts in one transaction: the facts, the days that become stale, and the receipt; or nothing.
   * @param now date of the receipt
   */
  commit(now: Date): Promise<Receipt>;
  /** Drops what is staged; to be called in any case, before the connection is used for another file. */
  discard(): Promise<void>;
}

/**
 * Stages one file of a source in temporary tables of a connection. A file that the store has already, read in the same way, is not read
 * again. What is staged is the whole file as it stood at one time: if it changes while it is read, it is read once more.
 *
 * @throws CsvError or LoadError naming file, line, column and reason.
 */
export async function stageLoad(
  db: Database,
  source: Source,
  path: string,
  options: StageOptions,
): Promise<StagedLoad> {
  const first = await stageUnchanged(db, source, path, options);
  if (first) return first;
  const second = await stageUnchanged(db, source, path, options).catch((error: unknown) => {
    // What is wrong with half a file is no news.
    if (error instanceof CsvError || error instanceof LoadError) return null;
    throw error;
  });
  if (second) return second;
  throw new LoadError(
    `${displayPath(path)} changed while it was read, and nothing of it is loaded. Run again once it is written, or write it under another name and rename it.`,
  );
}

/** Returns null, with nothing staged, if the file changed while it was read. */
async function stageUnchanged(
  db: Database,
  source: Source,
  path: string,
  options: StageOptions,
): Promise<StagedLoad | null> {
  const file = fileName(path);
  const name = displayPath(path);
  const content = await fileContent(path, name);
  const input = { source: source.id, file, contentHash: content.hash, mappingHash: mappingHash(source) };
  const before = await latestLoad(db, source.id, file);
  const isReadAnew = before !== null && before.mappingHash !== input.mappingHash;
  if (before?.contentHash === input.contentHash && !isReadAnew)
    return { commit: async () => unchanged(source, file), discard: async () => undefined };
  await db.script(await sqlFile(`load/${source.table}/stage.sql`));
  try {
    const staged = await stageFile(db, { source, path, name }, options);
    if (staged.contentHash === null ? await hasChanged(path, content) : staged.contentHash !== content.hash) {
      await dropStaging(db);
      return null;
    }
    await completeNumbers(db, source, file);
    for (const reject of await repeatedRows(db, source, staged, { name, tag: fileTag(source, file) }))
      staged.rejects.push(reject);
    refuseTooMany(source, staged, name);
    await refusePeriods(db, source, name);
    const amounts = source.table === 'fact_sales' ? await stagedAmounts(db) : [];
    const rowsAccepted = staged.rowsRead - staged.rejects.length;
    await combineRows(db, source);
    const tag = staged.needsNumbers ? fileTag(source, file) : '';
    const load = { ...input, name, tag, isReadAnew, staged, amounts, rowsAccepted };
    return { commit: async (now) => commitLoad(db, source, load, now), discard: async () => dropStaging(db) };
  } catch (error) {
    await dropStaging(db);
    if (options.signal?.aborted !== true && (await hasChanged(path, content))) return null;
    throw error;
  }
}

/**
 * The temporary tables are made and filled outside of the transaction: DuckDB reads rows that a transaction has not committed yet with
 * one thread.
 */
async function dropStaging(db: Database): Promise<void> {
  // If the connection is lost, so are they, and the first error is the one to report.
  await db
    .script('drop table staged; drop table repeated; drop table changed; drop table vanished')
    .catch(() => undefined);
}

/** Stages and commits one file. @throws CsvError or LoadError */
export async function loadFile(
  db: Database,
  source: Source,
  path: string,
  now: Date,
  onProgress: (share: number, rows: number) => void,
): Promise<Receipt> {
  const load = await stageLoad(db, source, path, { onProgress });
  try {
    return await load.commit(now);
  } finally {
    await load.discard();
  }
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
    equalEvents: [],
  };
  return { source: source.id, file, isNew: false, ...nothing };
}

async function stagedAmounts(db: Database): Promise<Receipt['amounts']> {
  const rows = await db.query(
    'select currency, cast(sum(amount) as text) as total from staged group by currency order by currency',
  );
  return rows.map((row) => ({ currency: text(row, 'currency'), total: text(row, 'total') }));
}
