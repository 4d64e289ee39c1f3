import { isoDay, type Day } from '../../calendar/day.ts';
import type { Database } from '../connect/database.ts';
import { text } from '../row.ts';
import type { SlicePage } from './load-slices.ts';

/** The slices of one dimension of a metric, as a run left them. */
export interface SlicesOfDay {
  readonly metric: string;
  readonly dimension: string;
  readonly day: Day;
  readonly runId: number;
}

/** Some of the slices of a dimension, in their order. */
export interface FoundSlicesPage extends SlicePage {
  /** Part of their values, whatever its case; absent for all of them. */
  readonly find?: string | undefined;
}

/** The slices with a verdict on a day, by the size of their gap from the expected value, the largest first; those without one last. */
export async function loadSlicesByGap(
  db: Database,
  { metric, dimension, day, runId }: SlicesOfDay,
  { limit, offset, find = '' }: FoundSlicesPage,
): Promise<string[]> {
  const rows = await db.query(
    `with numbered as (
       select slice, value, yhat, row_number() over (partition by slice order by run_id desc) as newest_first
       from verdicts
       where metric = $1 and day = $2 and run_id <= $3 and split_part(slice, '=', 1) = $4
         and (cast($7 as text) = '' or strpos(lower(substr(slice, length($4) + 2)), lower($7)) > 0)
     )
     select slice
     from numbered
     where newest_first = 1
     order by abs(value - yhat) desc nulls last, slice collate "C"
     limit $5 offset $6`,
    [metric, isoDay(day), runId, dimension, limit, offset, find],
  );
  return rows.map((row) => text(row, 'slice'));
}
