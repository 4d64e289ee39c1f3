import { BusyStoreError, type Database } from './database.ts';

/** Advisory locks of PostgreSQL are named by a number of 64 bits: "evenkeel" in ASCII, and those after it. */
const WRITING = '7311704158104774764';
const MIGRATING = '7311704158104774765';
const DELIVERING = '7311704158104774766';

/**
 * Does work as the only process that writes to the store. DuckDB's file has one process anyway.
 * @throws BusyStoreError if another process is writing.
 */
export async function holdingStore<T>(db: Database, work: () => Promise<T>): Promise<T> {
  if (db.engine === 'duckdb') return work();
  const [row] = await db.query('select pg_try_advisory_lock(cast($1 as bigint)) as held', [WRITING]);
  if (row?.['held'] !== true)
    throw new BusyStoreError('another evenkeel process is writing to this store: wait for it or stop it');
  return releasing(db, WRITING, work);
}

/** Sends messages as the only process that does; null if another one is at it. A session may do several such works at a time. */
export async function deliveringStore<T>(db: Database, work: () => Promise<T>): Promise<T | null> {
  if (db.engine === 'duckdb') return work();
  const [row] = await db.query('select pg_try_advisory_lock(cast($1 as bigint)) as held', [DELIVERING]);
  return row?.['held'] === true ? releasing(db, DELIVERING, work) : null;
}

/** Changes the schema while no other process does: waits for one that is at it. */
export async function migratingStore<T>(db: Database, work: () => Promise<T>): Promise<T> {
  if (db.engine === 'duckdb') return work();
  await db.query('select pg_advisory_lock(cast($1 as bigint))', [MIGRATING]);
  return releasing(db, MIGRATING, work);
}

async function releasing<T>(db: Database, lock: string, work: () => Promise<T>): Promise<T> {
  const unlock = async () => db.query('select pg_advisory_unlock(cast($1 as bigint))', [lock]);
  let result: T;
  try {
    result = await work();
  } catch (error) {
    // On a lost connection this fails too, and PostgreSQL has already released the lock.
    await unlock().catch(() => undefined);
    throw error;
  }
  await unlock();
  return result;
}
