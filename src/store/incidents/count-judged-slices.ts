import { isoDay, type Day } from '../../calendar/day.ts';
import { JUDGED_STATUSES } from '../../detect/verdict.ts';
import type { Database } from '../connect/database.ts';
import { day, number } from '../row.ts';
import { joinFollowed, type FollowedSeries } from '../verdicts/followed.ts';

/** How many slices were judged on each day from one on, by the verdicts that were current after a run. */
export async function countJudgedSlices(
  db: Database,
  followed: readonly FollowedSeries[],
  from: Day,
  runId: number,
): Promise<Map<Day, number>> {
  const slices = followed.filter(({ dimension }) => dimension !== '');
  if (slices.length === 0) return new Map();
  const join = joinFollowed(slices, 3);
  const statuses = JUDGED_STATUSES.map((status) => `'${status}'`).join(', ');
  const rows = await db.query(
    `with numbered as (
       select
         v.day, v.status, row_number() over (partition by v.metric, v.slice, v.day order by v.run_id desc) as newest_first
       from verdicts as v
       ${join.sql}
       where v.day >= cast($1 as date) and v.run_id <= $2
     )
     select day, count(*) as slices
     from numbered
     where newest_first = 1 and status in (${statuses})
     group by day`,
    [isoDay(from), runId, ...join.params],
  );
  return new Map(rows.map((row) => [day(row, 'day'), number(row, 'slices')]));
}
