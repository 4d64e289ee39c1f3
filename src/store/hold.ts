import { StoreError, type Database } from './database.ts';

/** "evenkeel" in ASCII, as PostgreSQL's advisory locks are named by a number of 64 bits. */
const LOCK = '7311704158104774764';

/**
 * Does work as the only process that writes to the store. DuckDB's file has one process anyway.
 * @throws StoreError if another process is writing.
 */
export async function holdingStore<T>(db: Database, work: () => Promise<T>): Promise<T> {
  if (db.engine === 'duckdb') return work();
  const [row] = await db.query('select pg_try_advisory_lock(cast($1 as bigint)) as held', [LOCK]);
  if (row?.['held'] !== true)
    throw new StoreError('another evenkeel process is writing to this store: wait for it or stop it');
  try {
    return await work();
  } finally {
    await db.query('select pg_advisory_unlock(cast($1 as bigint))', [LOCK]);
  }
}
