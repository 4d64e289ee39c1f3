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
import { fileContent, hasChanged, isWholeContent, type FileContent } from './read/file-content.ts';
import type { FileToRead } from './read/file-rows.ts';
import { insertNewFacts, mayBeNew } from './insert-new-facts.ts';
import { completeNumbers } from './order-numbers/order-numbers.ts';
import { latestLoad, type LoadInput } from './receipts.ts';
import { repeatedRows } from './repeated-rows.ts';
import { refuseTooMany } from './refuse-too-many.ts';
import { stageFile } from './stage-file.ts';
import type { StageOptions } from './read/staged-rows.ts';
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
 * Prepares one file of a source. A file that the store has already, read in the same way, is not read again. Where its rows may all be new,
 * it is read once it is committed; else it is staged, in temporary tables of the connection. What is loaded is the whole file as it stood
 * at one time: if it changes while it is read, it is read once more.
 *
 * @throws CsvError or LoadError naming file, line, column and reason, as `commit` does.
 */
export async function stageLoad(
  db: Database,
  source: Source,
  path: string,
  options: StageOptions,
): Promise<StagedLoad> {
  const file = { source, path, name: displayPath(path) };
  const found = await findFile(db, file);
  const isNew = found.before === null && (await mayBeNew(db, source, path));
  return isNew ? insertedOrStaged(db, file, found, options) : staged(db, file, found, options);
}

/** A file that is inserted without being staged, if it can be. */
function insertedOrStaged(db: Database, file: FileToRead, found: FoundFile, options: StageOptions): StagedLoad {
  let load: StagedLoad | null = null;
  return {
    async commit(now) {
      const receipt = await insertNewFacts(db, file, found, options, now);
      if (receipt) return receipt;
      load = await staged(db, file, found, options);
      return load.commit(now);
    },
    discard: async () => load?.discard(),
  };
}

/** Stages a file as it was found, or once more if it has changed. @throws CsvError or LoadError */
async function staged(db: Database, file: FileToRead, found: FoundFile, options: StageOptions): Promise<StagedLoad> {
  const first = await stageUnchanged(db, file, found, options);
  if (first) return first;
  const second = await stageUnchanged(db, file, await findFile(db, file), options).catch((error: unknown) => {
    // What is wrong with half a file is no news.
    if (error instanceof CsvError || error instanceof LoadError) return null;
    throw error;
  });
  if (second) return second;
  throw new LoadError(
    `${file.name} changed while it was read, and nothing of it is loaded. Run again once it is written, or write it under another name and rename it.`,
  );
}

/** A file before it is read, and how it was loaded last. */
interface FoundFile {
  readonly content: FileContent;
  readonly input: LoadInput;
  readonly before: Pick<LoadInput, 'contentHash' | 'mappingHash'> | null;
}

/** @throws CsvError if there is no file that can be read */
async function findFile(db: Database, { source, path, name }: FileToRead): Promise<FoundFile> {
  const file = fileName(path);
  const content = await fileContent(path, name);
  const input = { source: source.id, file, contentHash: content.hash, mappingHash: mappingHash(source) };
  return { content, input, before: await latestLoad(db, source.id, file) };
}

/** Returns null, with nothing staged, if the file changed while it was read. */
async function stageUnchanged(
  db: Database,
  file: FileToRead,
  { content, input, before }: FoundFile,
  options: StageOptions,
): Promise<StagedLoad | null> {
  const { source, path, name } = file;
  const isReadAnew = before !== null && before.mappingHash !== input.mappingHash;
  if (before?.contentHash === input.contentHash && !isReadAnew)
    return { commit: async () => unchanged(source, input.file), discard: async () => undefined };
  await db.script(await sqlFile(`load/${source.table}/stage.sql`));
  try {
    const rows = await stageFile(db, file, options);
    if (!(await isWholeContent(path, rows.contentHash, content))) {
      await dropStaging(db);
      return null;
    }
    await completeNumbers(db, source, input.file);
    for (const reject of await repeatedRows(db, source, rows, { name, tag: fileTag(source, input.file) }))
      rows.rejects.push(reject);
    refuseTooMany(source, rows, name);
    await refusePeriods(db, source, name);
    const amounts = source.table === 'fact_sales' ? await stagedAmounts(db) : [];
    const rowsAccepted = rows.rowsRead - rows.rejects.length;
    await combineRows(db, source);
    const tag = rows.needsNumbers ? fileTag(source, input.file) : '';
    const load = { ...input, name, tag, isReadAnew, staged: rows, amounts, rowsAccepted };
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
