import { isoDay, type Day } from '../../calendar/day.ts';
import type { Database } from '../connect/database.ts';
import { joinFollowed, type FollowedSeries } from './followed.ts';
import { WORST_FIRST } from './severity-order.ts';
import { readVerdict, VERDICT_COLUMNS, type StoredVerdict } from './verdict-row.ts';

/** The verdicts of a day on operational metrics, worst first: whole metrics, and at most `limit` of all. */
export async function loadOperations(
  db: Database,
  followed: readonly FollowedSeries[],
  { day, runId, limit }: { readonly day: Day; readonly runId: number; readonly limit: number },
): Promise<StoredVerdict[]> {
  if (followed.length === 0) return [];
  const join = joinFollowed(followed, 4);
  const rows = await db.query(
    `with numbered as (
       select
         v.*, f.is_money,
         row_number() over (partition by v.metric, v.slice order by v.run_id desc) as newest_first
       from verdicts as v
       ${join.sql}
       where v.day = $1 and v.run_id <= $2 and f.is_operational
     ), placed as (
       select *, row_number() over (order by ${WORST_FIRST}) as worst_first
       from numbered
       where newest_first = 1
     )
     select ${VERDICT_COLUMNS.join(', ')}
     from placed
     where worst_first <= $3 or slice = ''
     order by worst_first`,
    [isoDay(day), runId, limit, ...join.params],
  );
  return rows.map(readVerdict);
}
