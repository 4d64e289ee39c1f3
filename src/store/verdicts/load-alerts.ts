import { isoDay, type Day } from '../../calendar/day.ts';
import type { Database } from '../connect/database.ts';
import { joinFollowed, type FollowedSeries } from './followed.ts';
import type { VerdictSpan } from './load-series-verdicts.ts';
import { readVerdict, VERDICT_COLUMNS, type StoredVerdict } from './verdict-row.ts';

export interface AlertsQuery {
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
  readonly status?: 'warning' | 'critical' | undefined;
  /** How many to skip. */
  readonly offset: number;
  /** How many to read; null: all. */
  readonly limit: number | null;
}

/** Current Warning and Critical verdicts of followed series: newest first, then by the catalogue and by slice. */
export async function loadAlerts(
  db: Database,
  followed: readonly FollowedSeries[],
  { first, last, runId }: VerdictSpan,
  { from = first, to = last, status, offset, limit }: AlertsQuery,
): Promise<StoredVerdict[]> {
  if (followed.length === 0) return [];
  const join = joinFollowed(followed, 7);
  const rows = await db.query(
    `select ${VERDICT_COLUMNS.map((column) => `v.${column}`).join(', ')}
     from verdicts as v
     ${join.sql}
     where v.day between $1 and $2 and v.run_id <= $3
       and v.status in ('warning', 'critical') and (cast($4 as text) is null or v.status = $4)
       and not exists (
         select 1 from verdicts as newer
         where newer.metric = v.metric and newer.slice = v.slice and newer.day = v.day and newer.day between $1 and $2
           and newer.run_id > v.run_id and newer.run_id <= $3
       )
     order by v.day desc, f.place, v.slice collate "C"
     limit cast($5 as bigint) offset cast($6 as bigint)`,
    [
      isoDay(from > first ? from : first),
      isoDay(to < last ? to : last),
      runId,
      status ?? null,
      limit,
      offset,
      ...join.params,
    ],
  );
  return rows.map(readVerdict);
}
