import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFileAtomic } from '../pipeline/publish/write-file-atomic.ts';
import { rejectsCsv } from '../report/csv/rejects-csv.ts';
import type { Database } from '../store/connect/database.ts';
import { holdingStore } from '../store/connect/hold.ts';
import { openExistingStore, openStore } from '../store/connect/open.ts';
import { CsvError } from '../warehouse/files/csv/csv-error.ts';
import { LoadError, type Reject } from '../warehouse/load-error.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { displayPath } from '../warehouse/files/display-path.ts';
import { closing } from './closing.ts';
import { whenFree, type Patience } from './when-free.ts';
import type { Context } from './context.ts';

const REJECTS = 'rejects.csv';

type Work<T> = (db: Database) => Promise<T>;

/** Opens (or makes) the store of a context for as long as `work` takes. */
export async function withStore<T>({ store, waitMs }: Context, work: Work<T>): Promise<T> {
  return closing(await whenFree(async () => openStore(store), patience(waitMs)), work);
}

/** Opens the store that a run left, for as long as `work` takes. @throws StoreError if there is none */
export async function withExistingStore<T>({ store, waitMs }: Context, work: Work<T>): Promise<T> {
  return closing(await whenFree(async () => openExistingStore(store), patience(waitMs)), work);
}

/** Does work as the only process that writes to the store, once no other one does. */
export async function writingTo<T>(db: Database, { waitMs }: Context, work: () => Promise<T>): Promise<T> {
  return whenFree(async () => holdingStore(db, work), patience(waitMs));
}

/** Says on stderr what is waited for. */
function patience(forMs: number): Patience {
  const onBusy = ({ message }: Error): void => {
    if (forMs > 0) process.stderr.write(`${message}\ntrying again for ${forMs / 1000} s ...\n`);
  };
  return { forMs, onBusy };
}

/** Does what loads files, and leaves in `rejects.csv` every value that was refused, whether the rest of its file was kept or not. */
export async function keepingRejects<T>({ out }: Context, warehouse: Warehouse, work: () => Promise<T>): Promise<T> {
  try {
    const result = await work();
    await writeRejects(out, await warehouse.rejects());
    return result;
  } catch (error) {
    if (!(error instanceof LoadError) && !(error instanceof CsvError)) throw error;
    const refused = error instanceof LoadError ? error.rejects : [];
    await writeRejects(out, [...(await warehouse.rejects()), ...refused]);
    if (refused.length === 0) throw error;
    const place = displayPath(join(out, REJECTS));
    throw new LoadError(`${error.message}\n  each with its reason in ${place}; nothing of the file was kept`, refused);
  }
}

/** Writes `rejects.csv` anew; without rejects there is none. */
export async function writeRejects(out: string, rejects: readonly Reject[]): Promise<void> {
  if (rejects.length === 0) await rm(join(out, REJECTS), { force: true });
  else await writeFileAtomic(out, REJECTS, rejectsCsv(rejects));
}
