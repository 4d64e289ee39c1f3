import type { Database } from './connect/database.ts';
import { text } from './row.ts';

/**
 * Reads every value of an embedded store, whose blocks have checksums: damage shows only where it is read. PostgreSQL has tools of its own.
 * @throws StoreError at the first block that is damaged
 */
export async function readEverything(db: Database): Promise<void> {
  if (db.engine === 'postgres') return;
  const tables = await db.query(
    "select table_name from duckdb_tables() where schema_name = 'main' order by table_name",
  );
  for (const table of tables) await db.query(`select sum(hash(columns(*))) from ${text(table, 'table_name')}`);
}
