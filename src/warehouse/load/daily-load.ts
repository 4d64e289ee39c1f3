import { isoDay } from '../../calendar/day.ts';
import type { Database } from '../../store/connect/database.ts';
import { day, number } from '../../store/row.ts';
import { sqlFile } from '../../store/sql-file.ts';
import { LoadError } from '../load-error.ts';
import type { Receipt } from '../receipt.ts';
import type { Source } from '../source.ts';

/** Combines the staged rows of a day as the source declares it: their sum, or the last of them. */
export async function combineRows(db: Database, { daily }: Source): Promise<void> {
  if (!daily || daily.severalRows === 'refuse') return;
  await db.script(await sqlFile(`load/daily_values/${daily.severalRows === 'sum' ? 'sum' : 'last'}_rows.sql`));
}

const MIN_DAYS = 4;
/** Business days are one day apart, over a weekend three; a day off beside it makes four. */
const MAX_STEP = 4;
const MIN_MONTH = 27;

/** @param file name of the file in errors @throws LoadError if the days of a file are those of weeks or months */
export async function refusePeriods(db: Database, { id, daily }: Source, file: string): Promise<void> {
  if (!daily || daily.daysApart) return;
  const [row] = await db.query(await sqlFile('load/daily_values/day_gaps.sql'));
  if (!row || number(row, 'days') < MIN_DAYS) return;
  const step = number(row, 'usual_step');
  if (step <= MAX_STEP) return;
  const first = day(row, 'first_day');
  const kind = step >= MIN_MONTH ? 'monthly' : step === 7 ? 'weekly' : `a row every ${step} days`;
  throw new LoadError(
    [
      `${file}: the table is not daily but ${kind}: its first days are ${isoDay(first)} and ${isoDay(day(row, 'second_day'))}`,
      "a value of a week or a month can't be judged by day: export the table by day",
      `if each row is the value of a single day, declare 'days_apart: true' under sources.${id}`,
    ].join('\n  '),
  );
}

type Merged = Pick<Receipt, 'rowsInserted' | 'rowsUpdated' | 'rowsDeleted'>;

interface Load {
  readonly loadId: number;
  readonly file: string;
  /** The file was loaded before, and its columns were read in another way. */
  readonly isReadAnew: boolean;
}

/**
 * Brings the daily values of a source in line with what is staged and `changed`, and marks the days that this changes as stale.
 * @returns how many rows have a value that is new, corrected or gone
 */
export async function mergeDailyValues(
  db: Database,
  { id, mode }: Source,
  { loadId, file, isReadAnew }: Load,
): Promise<Merged> {
  const sql = async (name: string): Promise<string> => sqlFile(`load/daily_values/${name}.sql`);
  if (mode === 'replace_days') await db.query(await sql('vanish_from_days'), [id]);
  if (isReadAnew) await db.query(await sql('vanish_from_file'), [id, file]);
  const [row] = await db.query(`
    select
      count(*) filter (where old_day is null) as inserted,
      count(*) filter (where old_day is not null) as updated,
      (select count(*) from (select distinct day, dimensions from vanished) as gone) as deleted
    from (select line, max(old_day) as old_day from changed group by line) as lines`);
  await db.script(await sql('mark_stale'));
  await db.query(await sql('remove'), [id]);
  await db.query(await sql('correct'), [id, loadId]);
  await db.query(await sql('add'), [id, loadId]);
  const count = (name: string): number => (row ? number(row, name) : 0);
  return { rowsInserted: count('inserted'), rowsUpdated: count('updated'), rowsDeleted: count('deleted') };
}
