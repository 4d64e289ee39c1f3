import type { Database } from '../../../store/connect/database.ts';
import { number } from '../../../store/row.ts';
import { sqlFile } from '../../../store/sql-file.ts';
import type { NumbersRestart } from '../../source.ts';

/** Of the order numbers with sales, the share that is on several days where the numbers restart. */
const MIN_SHARE = 0.5;

/**
 * Whether most order numbers of a loaded source are on several days, so that a number alone tells no order.
 * @param restart how it was loaded: `daily` put a date before each number
 */
export async function numbersAreOnSeveralDays(
  db: Database,
  source: string,
  restart: NumbersRestart | null,
): Promise<boolean> {
  const begin = restart === 'daily' ? 'YYYY-MM-DD/'.length + 1 : 1;
  const [row] = await db.query(await sqlFile('load/fact_sales/numbers_on_days.sql'), [source, begin]);
  if (!row) return false;
  const several = number(row, 'on_several_days');
  return several > 1 && several >= MIN_SHARE * number(row, 'numbers');
}
