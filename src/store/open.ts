import type { Database } from './database.ts';
import { openDuckDb } from './duckdb.ts';
import { migratingStore } from './hold.ts';
import { migrate } from './migrate.ts';
import { openPostgres } from './postgres.ts';

/** Opens the store at a location, a `postgres://` URL or a DuckDB file, with its schema up to date. */
export async function openStore(location: string): Promise<Database> {
  const db = /^postgres(ql)?:\/\//.test(location) ? await openPostgres(location) : await openDuckDb(location);
  try {
    await migratingStore(db, async () => migrate(db));
    return db;
  } catch (error) {
    await db.close();
    throw error;
  }
}
