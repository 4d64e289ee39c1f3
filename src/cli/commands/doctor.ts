import { readEverything } from '../../store/read-everything.ts';
import { runChecks, type Check } from '../../store/run-checks.ts';
import { sqlWarehouse } from '../../warehouse/sql-warehouse.ts';
import { colours } from '../terminal/colours.ts';
import type { Context } from '../context.ts';
import { withExistingStore } from '../with-store.ts';

const ROWS_SHOWN = 5;
const pc = colours(process.stdout, process.env);

/** `evenkeel doctor`: runs the checks of the warehouse and of the store. @returns the exit code */
export async function doctorCommand(context: Context): Promise<number> {
  let broken = 0;
  await withExistingStore(context, async (db) => {
    await readEverything(db);
    for (const checks of [sqlWarehouse(db).checks(), runChecks(db, 'store')])
      for await (const check of checks) {
        print(check);
        if (check.brokenRows.length > 0) broken++;
      }
  });
  return broken === 0 ? 0 : 1;
}

function print({ title, brokenRows }: Check): void {
  const isBroken = brokenRows.length > 0;
  process.stdout.write(isBroken ? `${pc.red('broken')}  ${title}\n` : `${pc.green('holds')}   ${title}\n`);
  for (const row of brokenRows.slice(0, ROWS_SHOWN)) process.stdout.write(`        ${JSON.stringify(row)}\n`);
}
