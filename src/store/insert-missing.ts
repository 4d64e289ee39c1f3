import { bulkInsert } from './bulk-insert.ts';
import type { Database, Param } from './connect/database.ts';

/** Inserts rows in bulk and skips those whose key the table already has. @param columns of a row, in its order */
export async function insertMissing(
  db: Database,
  table: string,
  key: readonly string[],
  columns: readonly string[],
  rows: readonly (readonly Param[])[],
): Promise<void> {
  if (rows.length === 0) return;
  await db.script(`create temporary table new_rows as select * from ${table} limit 0`);
  await bulkInsert(db, 'new_rows', columns, rows);
  await db.script(`
    insert into ${table} (${columns.join(', ')})
    select ${columns.join(', ')}
    from new_rows as n
    where not exists (
      select 1 from ${table} as t where ${key.map((column) => `t.${column} = n.${column}`).join(' and ')}
    );
    drop table new_rows`);
}
