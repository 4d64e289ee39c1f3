import { isoDay, type Day } from '../../calendar/day.ts';
import type { Database } from '../connect/database.ts';
import { valuesOf, type SeriesKey } from '../series-keys.ts';
import { readVerdict, VERDICT_COLUMNS, type StoredVerdict } from './verdict-row.ts';

/** The days to read, both inclusive, as a run left them. */
export interface VerdictSpan {
  readonly first: Day;
  readonly last: Day;
  readonly runId: number;
}

/** The current verdicts of some series, by metric, slice and day; of each series at most the latest `latest` days, by default all. */
export async function loadSeriesVerdicts(
  db: Database,
  keys: readonly SeriesKey[],
  { first, last, runId }: VerdictSpan,
  latest: number | null = null,
): Promise<StoredVerdict[]> {
  if (keys.length === 0) return [];
  const wanted = valuesOf(
    keys.map(({ metric, slice }) => [metric, slice]),
    ['text', 'text'],
    5,
  );
  const rows = await db.query(
    `with numbered as (
       select v.*, row_number() over (partition by v.metric, v.slice, v.day order by v.run_id desc) as newest_first
       from verdicts as v
       join ${wanted.sql} as wanted (metric, slice) on wanted.metric = v.metric and wanted.slice = v.slice
       where v.day between $1 and $2 and v.run_id <= $3
     ), current_verdicts as (
       select *, row_number() over (partition by metric, slice order by day desc) as latest_first
       from numbered
       where newest_first = 1
     )
     select ${VERDICT_COLUMNS.join(', ')}
     from current_verdicts
     where cast($4 as integer) is null or latest_first <= $4
     order by metric collate "C", slice collate "C", day`,
    [isoDay(first), isoDay(last), runId, latest, ...wanted.params],
  );
  return rows.map(readVerdict);
}
