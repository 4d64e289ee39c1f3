import type { Day } from '../../calendar/day.ts';
import type { Database } from '../connect/database.ts';
import { day, text } from '../row.ts';

/** A series with the first day of it that a run has judged. */
export interface FirstJudgedDay {
  readonly metric: string;
  readonly slice: string;
  readonly day: Day;
}

/** The first judged day of every series in the store. */
export async function loadFirstJudgedDays(db: Database): Promise<FirstJudgedDay[]> {
  const rows = await db.query(
    `select metric, slice, cast(min(day) as text) as first_day
     from verdicts
     group by metric, slice
     order by metric collate "C", slice collate "C"`,
  );
  return rows.map((row) => ({ metric: text(row, 'metric'), slice: text(row, 'slice'), day: day(row, 'first_day') }));
}
