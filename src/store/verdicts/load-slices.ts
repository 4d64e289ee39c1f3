import { isoDay } from '../../calendar/day.ts';
import type { Database } from '../connect/database.ts';
import { grouped } from '../grouped.ts';
import { number, text } from '../row.ts';
import { joinFollowed, type FollowedSeries } from './followed.ts';
import type { VerdictSpan } from './load-series-verdicts.ts';

/** Some of the slices of a metric, in their order, and how many it has. */
export interface CountedSlices {
  readonly slices: readonly string[];
  readonly count: number;
}

export interface SlicePage {
  readonly limit: number;
  /** How many to skip. */
  readonly offset: number;
}

/**
 * The slices of each metric that have verdicts, by metric.
 * @param page of each metric's slices
 */
export async function loadSlices(
  db: Database,
  followed: readonly FollowedSeries[],
  { first, last, runId }: VerdictSpan,
  page: SlicePage,
): Promise<Map<string, CountedSlices>> {
  if (followed.length === 0) return new Map();
  const join = joinFollowed(followed, 6);
  const rows = await db.query(
    `with slices as (
       select distinct v.metric, v.slice
       from verdicts as v
       ${join.sql}
       where v.day between $1 and $2 and v.run_id <= $3 and v.slice <> ''
     ), placed as (
       select
         metric, slice,
         row_number() over (partition by metric order by slice collate "C") as place,
         count(*) over (partition by metric) as slice_count
       from slices
     )
     select metric, slice, slice_count
     from placed
     where place > $4 and place <= cast($4 as bigint) + $5
     order by metric collate "C", place`,
    [isoDay(first), isoDay(last), runId, page.offset, page.limit, ...join.params],
  );
  const byMetric = grouped(rows, (row) => text(row, 'metric'));
  return new Map(
    Array.from(byMetric, ([metric, own]) => {
      return [
        metric,
        { slices: own.map((row) => text(row, 'slice')), count: own[0] ? number(own[0], 'slice_count') : 0 },
      ];
    }),
  );
}
