import type { Day } from '../../calendar/day.ts';
import type { Database } from '../../store/connect/database.ts';
import { day, number, text } from '../../store/row.ts';

/** A business day of a fact table that a roll-up recomputed. */
export interface ChangedDay {
  readonly table: string;
  readonly day: Day;
}

/** The number of the latest roll-up; 0 before the first. */
export async function latestRollUp(db: Database): Promise<number> {
  const [row] = await db.query('select coalesce(max(roll_up), 0) as roll_up from changed_days');
  return row ? number(row, 'roll_up') : 0;
}

/** The days that roll-ups after number `since` recomputed. */
export async function changedDays(db: Database, since: number): Promise<ChangedDay[]> {
  const rows = await db.query('select fact_table, day from changed_days where roll_up > $1 order by fact_table, day', [
    since,
  ]);
  return rows.map((row) => ({ table: text(row, 'fact_table'), day: day(row, 'day') }));
}

/** Moves the stale days into the log under the next roll-up number, and marks their profiles; part of the transaction of a roll-up. */
export async function logStaleDays(db: Database): Promise<void> {
  const rollUp = (await latestRollUp(db)) + 1;
  await db.script(`
    delete from changed_days as c
    where exists (select 1 from stale_days as s where s.fact_table = c.fact_table and s.day = c.day)`);
  await db.query(
    'insert into changed_days (fact_table, day, roll_up) select fact_table, day, cast($1 as bigint) from stale_days',
    [rollUp],
  );
  await db.script(`
    insert into stale_profiles (fact_table, day)
    select s.fact_table, s.day
    from stale_days as s
    where s.fact_table in ('fact_sales', 'fact_ops_events')
      and not exists (select 1 from stale_profiles as p where p.fact_table = s.fact_table and p.day = s.day);
    delete from stale_days`);
}
