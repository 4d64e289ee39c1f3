import type { Database } from '../../store/connect/database.ts';
import { number, text } from '../../store/row.ts';
import { sqlFile } from '../../store/sql-file.ts';
import { lineOfKey } from '../files/facts/row-keys.ts';
import { LoadError } from '../load-error.ts';
import type { Source } from '../source.ts';

/**
 * Refuses amounts and rates whose conversion would not fit: the statement that converts them would fail at every run, without naming them.
 * Sums have room for any number of lines.
 *
 * @param file name of the file in errors
 * @throws LoadError naming the line
 */
export async function refuseTooLarge(db: Database, source: Source, file: string): Promise<void> {
  const { table } = source;
  if (table !== 'fact_sales' && table !== 'fx_rates') return;
  const [row] = await db.query(await sqlFile(`load/${table}/too_large.sql`));
  if (!row) return;
  const what = table === 'fact_sales' ? 'at the rates of fx_rates' : 'as a rate for the amounts in the store';
  throw new LoadError(
    `${file}:${lineOfKey(source, number(row, 'line'))}: '${text(row, 'value')}' is too large ${what}: a converted amount can have at most 14 digits before the decimal sign`,
  );
}
