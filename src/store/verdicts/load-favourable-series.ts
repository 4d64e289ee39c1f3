import { isoDay } from '../../calendar/day.ts';
import type { Database } from '../connect/database.ts';
import { number } from '../row.ts';
import { joinFollowed, type FollowedSeries } from './followed.ts';
import type { VerdictSpan } from './load-series-verdicts.ts';
import { WORST_FIRST } from './severity-order.ts';
import { readVerdict, VERDICT_COLUMNS, type StoredVerdict } from './verdict-row.ts';

/** The worst of a list, and how many there are in all. */
export interface CountedVerdicts {
  readonly verdicts: readonly StoredVerdict[];
  readonly count: number;
}

/** The latest favourable alert of each series, worst first. */
export async function loadFavourableSeries(
  db: Database,
  followed: readonly FollowedSeries[],
  { first, last, runId }: VerdictSpan,
  limit: number,
): Promise<CountedVerdicts> {
  if (followed.length === 0) return { verdicts: [], count: 0 };
  const join = joinFollowed(followed, 5);
  const rows = await db.query(
    `with numbered as (
       select
         v.*, f.is_money,
         row_number() over (partition by v.metric, v.slice, v.day order by v.run_id desc) as newest_first
       from verdicts as v
       ${join.sql}
       where v.day between $1 and $2 and v.run_id <= $3
     ), unusual as (
       select *, row_number() over (partition by metric, slice order by day desc) as latest_first
       from numbered
       where newest_first = 1 and status in ('warning', 'critical') and favourable
     )
     select ${VERDICT_COLUMNS.join(', ')}, count(*) over () as series_count
     from unusual
     where latest_first = 1
     order by ${WORST_FIRST}
     limit cast($4 as bigint)`,
    [isoDay(first), isoDay(last), runId, limit, ...join.params],
  );
  return { verdicts: rows.map(readVerdict), count: rows[0] ? number(rows[0], 'series_count') : 0 };
}
