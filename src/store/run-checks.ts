import { readdir } from 'node:fs/promises';
import type { Database, Row } from './connect/database.ts';
import { sqlFile, sqlPath } from './sql-file.ts';

/** An equation of sql/checks. */
export interface Check {
  readonly name: string;
  /** The equation in words. */
  readonly title: string;
  /** The rows that break it. */
  readonly brokenRows: readonly Row[];
}

/** Runs the checks of a folder of sql/checks, in the order of their names. */
export async function* runChecks(db: Database, folder: 'store' | 'warehouse'): AsyncGenerator<Check> {
  const files = (await readdir(sqlPath(`checks/${folder}`))).sort();
  for (const file of files) {
    const sql = await sqlFile(`checks/${folder}/${file}`);
    const title = (sql.split('\n')[0] ?? file).replace(/^-- /, '');
    yield { name: file.replace(/\.sql$/, ''), title, brokenRows: await db.query(sql) };
  }
}
