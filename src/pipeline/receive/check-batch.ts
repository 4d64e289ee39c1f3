import type { Business } from '../../config/business.ts';
import { migrate } from '../../store/connect/migrate.ts';
import type { Database } from '../../store/connect/database.ts';
import { CsvError } from '../../warehouse/files/csv/csv-error.ts';
import { LoadError, rejectText } from '../../warehouse/load-error.ts';
import type { Receipt } from '../../warehouse/receipt.ts';
import type { Source } from '../../warehouse/source.ts';
import { sqlWarehouse } from '../../warehouse/sql-warehouse.ts';
import { declare } from '../load/load-sources.ts';
import { silent } from '../progress.ts';
import { ReceiveError } from './receive-error.ts';

const SHOWN = 5;

/** Loads batches into an empty store in memory, one after the other, to see what a run would refuse. A process that is killed leaves none. */
export interface BatchChecks {
  /** @throws ReceiveError with the place of what a load would refuse */
  check(business: Business, source: Source, path: string): Promise<Receipt>;
  close(): Promise<void>;
}

export function batchChecks(): BatchChecks {
  let opened: Promise<Database> | null = null;
  return {
    async check(business, source, path) {
      opened ??= openInMemory();
      return loadedAlone(await opened, business, { ...source, refusesSkippedTimes: true }, path);
    },
    async close() {
      await (await opened)?.close();
    },
  };
}

async function openInMemory(): Promise<Database> {
  // A store in PostgreSQL has no use for DuckDB until a batch comes.
  const { openDuckDb } = await import('../../store/connect/duckdb.ts');
  const db = await openDuckDb(':memory:');
  await migrate(db);
  return db;
}

async function loadedAlone(db: Database, business: Business, source: Source, path: string): Promise<Receipt> {
  const warehouse = sqlWarehouse(db);
  await declare(warehouse, { ...business, sources: [source] }, silent);
  try {
    const load = await warehouse.stageLoad(source, path, { onProgress: () => undefined, name: 'body' });
    try {
      return await load.commit(new Date());
    } finally {
      await load.discard();
    }
  } catch (error) {
    if (error instanceof LoadError) throw new ReceiveError('refused', refusalText(error), error.rejects);
    if (error instanceof CsvError) throw new ReceiveError('refused', error.message);
    throw error;
  } finally {
    await warehouse.forgetSource(source.id);
  }
}

/** What is wrong with a batch, in the words of who sends it: nobody can declare anything of a file here. */
function refusalText({ message, rejects }: LoadError): string {
  if (rejects.length === 0) return message;
  const shown = rejects.slice(0, SHOWN).map(rejectText);
  const more = rejects.length > SHOWN ? [`... and ${rejects.length - SHOWN} more`] : [];
  const isRepeated = rejects.some(({ reason }) => reason.startsWith('repeats the identity'));
  const advice = isRepeated ? ['send each fact once in a batch; in a later batch it replaces the earlier one'] : [];
  const counted = `${rejects.length} ${rejects.length === 1 ? 'row' : 'rows'} can't be taken, and nothing of the batch is kept`;
  return [`${counted}:`, ...shown, ...more, ...advice].join('\n  ');
}
