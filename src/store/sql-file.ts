import { readFile } from 'node:fs/promises';
import { packageFile } from './package-file.ts';

/** Where a file of the `sql` folder is. */
export function sqlPath(name: string): string {
  return packageFile(`sql/${name}`);
}

/** The text of a file of the `sql` folder, such as `rollups/daily_kpis.sql`. */
export async function sqlFile(name: string): Promise<string> {
  return readFile(sqlPath(name), 'utf8');
}
