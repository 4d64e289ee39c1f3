import { readdir } from 'node:fs/promises';
import { sqlFile, sqlPath } from '../../store/sql-file.ts';
import { colours } from '../colours.ts';
import type { Context } from '../context.ts';
import { withExistingStore } from '../with-store.ts';

const ROWS_SHOWN = 5;
const pc = colours(process.stdout, process.env);

/** `evenkeel doctor`: checks every equation of sql/checks on the store. @returns the exit code */
export async function doctorCommand(context: Context): Promise<number> {
  const names = (await readdir(sqlPath('checks'))).sort();
  let broken = 0;
  await withExistingStore(context, async (db) => {
    for (const name of names) {
      const sql = await sqlFile(`checks/${name}`);
      const rows = await db.query(sql);
      const title = (sql.split('\n')[0] ?? name).replace(/^-- /, '');
      process.stdout.write(rows.length === 0 ? `${pc.green('holds')}   ${title}\n` : `${pc.red('broken')}  ${title}\n`);
      for (const row of rows.slice(0, ROWS_SHOWN)) process.stdout.write(`        ${JSON.stringify(row)}\n`);
      if (rows.length > 0) broken++;
    }
  });
  return broken === 0 ? 0 : 1;
}
