import { text } from '../store/row.ts';
import { StoreError } from '../store/connect/database.ts';
import { openExistingStore } from '../store/connect/open.ts';
import { ConfigError } from '../config/faults/config-error.ts';
import { closing } from './closing.ts';
import { context, type ConfigOptions } from './context.ts';

const RELATIONS = `select table_name from information_schema.tables
where table_schema not in ('information_schema', 'pg_catalog')`;

/** The names of the tables and views in the store of a config; null if there is no store yet, or another process holds it. */
export async function viewsInStore(options: ConfigOptions, environment: NodeJS.ProcessEnv): Promise<string[] | null> {
  try {
    const { store } = await context(options, environment, new Date());
    return await closing(await openExistingStore(store), async (db) =>
      (await db.query(RELATIONS)).map((row) => text(row, 'table_name')),
    );
  } catch (error) {
    if (error instanceof StoreError || error instanceof ConfigError) return null;
    throw error;
  }
}
