import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Business } from '../../config/business.ts';
import { openStore } from '../../store/connect/open.ts';
import type { Database } from '../../store/connect/database.ts';
import { CsvError } from '../../warehouse/files/csv/csv-error.ts';
import { LoadError } from '../../warehouse/load-error.ts';
import type { Receipt } from '../../warehouse/receipt.ts';
import type { Source } from '../../warehouse/source.ts';
import { sqlWarehouse } from '../../warehouse/sql-warehouse.ts';
import { declare } from '../load/load-sources.ts';
import { silent } from '../progress.ts';
import { ReceiveError } from './receive-error.ts';

/** Loads batches into an empty store of its own, one after the other, to see what a run would refuse. */
export interface BatchChecks {
  /** @throws ReceiveError with the place of what a load would refuse */
  check(business: Business, source: Source, path: string): Promise<Receipt>;
  close(): Promise<void>;
}

export function batchChecks(): BatchChecks {
  let opened: Promise<{ readonly db: Database; readonly folder: string }> | null = null;
  const open = async (): Promise<{ db: Database; folder: string }> => {
    const folder = await mkdtemp(join(tmpdir(), 'evenkeel-check-'));
    return { db: await openStore(join(folder, 'check.duckdb')), folder };
  };
  return {
    async check(business, source, path) {
      opened ??= open();
      const { db } = await opened;
      return loadedAlone(db, { ...business, sources: [source] }, source, path);
    },
    async close() {
      if (opened === null) return;
      const { db, folder } = await opened;
      await db.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function loadedAlone(db: Database, business: Business, source: Source, path: string): Promise<Receipt> {
  const warehouse = sqlWarehouse(db);
  await declare(warehouse, business, silent);
  try {
    const load = await warehouse.stageLoad(source, path, { onProgress: () => undefined, name: 'body' });
    try {
      return await load.commit(new Date());
    } finally {
      await load.discard();
    }
  } catch (error) {
    if (error instanceof LoadError) throw new ReceiveError('refused', error.message, error.rejects);
    if (error instanceof CsvError) throw new ReceiveError('refused', error.message);
    throw error;
  } finally {
    await warehouse.forgetSource(source.id);
  }
}
