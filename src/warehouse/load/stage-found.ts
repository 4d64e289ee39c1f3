import type { Database } from '../../store/connect/database.ts';
import { text } from '../../store/row.ts';
import { sqlFile } from '../../store/sql-file.ts';
import { CsvError } from '../files/csv/csv-error.ts';
import { LoadError } from '../load-error.ts';
import type { Receipt } from '../receipt.ts';
import { commitLoad } from './commit-load.ts';
import { combineRows, refusePeriods } from './daily-load.ts';
import { alreadyLoaded, findFile, isLoaded, type FoundFile } from './find-file.ts';
import { insertNewFacts, mayBeNew } from './insert-new-facts.ts';
import { completeNumbers } from './order-numbers/order-numbers.ts';
import { fileContent, hasChanged, isWholeContent } from './read/file-content.ts';
import type { FileToRead } from './read/file-rows.ts';
import { linkedInput } from './read/linked-input.ts';
import type { StageOptions } from './read/staged-rows.ts';
import { refuseTooMany } from './refuse-too-many.ts';
import { repeatedRows } from './repeated-rows.ts';
import { stageFile } from './stage-file.ts';
import type { StagedLoad } from './staged-load.ts';
import { fileTag } from './unnamed-events.ts';

/** Prepares a file that the store does not have. @throws CsvError or LoadError, as its `commit` does */
export async function stageFound(
  db: Database,
  file: FileToRead,
  found: FoundFile,
  options: StageOptions,
): Promise<StagedLoad> {
  const isNew = found.before === null && (await mayBeNew(db, file.source, file.path));
  return isNew ? insertedOrStaged(db, file, found, options) : staged(db, file, found, options);
}

/** A file that is inserted without being staged, if it can be. */
function insertedOrStaged(db: Database, file: FileToRead, found: FoundFile, options: StageOptions): StagedLoad {
  let load: StagedLoad | null = null;
  return {
    async commit(now) {
      const linked = await linkedInput(db, file, options.inPlaceBytes);
      const content = linked ? null : await fileContent(file.path, file.name);
      let hasChanged = false;
      try {
        const receipt = await insertNewFacts(db, file, { ...found, content, linked }, options, now);
        if (receipt) return receipt;
        hasChanged = linked !== null && !(await linked.isUnchanged());
      } finally {
        await linked?.remove();
      }
      load = await staged(db, file, { ...found, content }, options, hasChanged);
      return load.commit(now);
    },
    discard: async () => load?.discard(),
  };
}

/**
 * Stages a file as it was found, or once more if it has changed.
 * @param isOther whether it has changed since it was found
 * @throws CsvError or LoadError
 */
async function staged(
  db: Database,
  file: FileToRead,
  found: FoundFile,
  options: StageOptions,
  isOther = false,
): Promise<StagedLoad> {
  const first = isOther ? null : await stageUnchanged(db, file, found, options);
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

/** Returns null, with nothing staged, if the file changed while it was read. */
async function stageUnchanged(
  db: Database,
  file: FileToRead,
  found: FoundFile,
  options: StageOptions,
): Promise<StagedLoad | null> {
  const { input, before } = found;
  const { source, path, name } = file;
  const content = found.content ?? (await fileContent(path, name));
  if (isLoaded(found)) return alreadyLoaded(input);
  const isReadAnew = before !== null && before.mappingHash !== input.mappingHash;
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
    const load = { ...input, contentHash: content.hash, name, tag, isReadAnew, staged: rows, amounts, rowsAccepted };
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

async function stagedAmounts(db: Database): Promise<Receipt['amounts']> {
  const rows = await db.query(
    'select currency, cast(sum(amount) as text) as total from staged group by currency order by currency',
  );
  return rows.map((row) => ({ currency: text(row, 'currency'), total: text(row, 'total') }));
}
