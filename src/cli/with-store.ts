import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWhole } from '../pipeline/write-whole.ts';
import { rejectsCsv } from '../report/rejects-csv.ts';
import type { Database } from '../store/database.ts';
import { openStore } from '../store/open.ts';
import { LoadError, type Reject } from '../warehouse/load-error.ts';
import type { Receipt } from '../warehouse/receipt.ts';
import type { Context } from './context.ts';

const REJECTS = 'rejects.csv';

/** Opens the store of a context for as long as `work` takes. */
export async function withStore<T>({ store }: Context, work: (db: Database) => Promise<T>): Promise<T> {
  const db = await openStore(store);
  try {
    return await work(db);
  } finally {
    await db.close();
  }
}

/** Does what loads files, and leaves every row that was refused in `rejects.csv`, whether the rest was kept or not. */
export async function keepingRejects<T extends { receipts: readonly Receipt[] }>(
  { out }: Context,
  work: () => Promise<T>,
): Promise<T> {
  try {
    const result = await work();
    const loaded = result.receipts.filter(({ isNew }) => isNew);
    if (loaded.length > 0)
      await writeRejects(
        out,
        loaded.flatMap(({ rejects }) => rejects),
      );
    return result;
  } catch (error) {
    if (!(error instanceof LoadError) || error.rejects.length === 0) throw error;
    await writeRejects(out, error.rejects);
    throw new LoadError(
      `${error.message}\n  each with its reason in ${join(out, REJECTS)}; nothing of the file was kept`,
      error.rejects,
    );
  }
}

async function writeRejects(out: string, rejects: readonly Reject[]): Promise<void> {
  if (rejects.length === 0) await rm(join(out, REJECTS), { force: true });
  else await writeWhole(out, REJECTS, rejectsCsv(rejects));
}
