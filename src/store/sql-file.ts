import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const folder = new URL('../../sql/', import.meta.url);

/** Where a file of the `sql` folder is. */
export function sqlPath(name: string): string {
  return fileURLToPath(new URL(name, folder));
}

/** The text of a file of the `sql` folder, such as `rollups/daily_kpis.sql`. */
export async function sqlFile(name: string): Promise<string> {
  return readFile(sqlPath(name), 'utf8');
}
