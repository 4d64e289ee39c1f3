import type { Day } from '../../calendar/day.ts';
import { seriesId } from '../../metrics/series.ts';
import type { Database } from '../connect/database.ts';
import { day, text } from '../row.ts';
import { valuesOf, type SeriesKey } from '../series-keys.ts';

/** The first day with rows of some series as a run left them, by series id. */
export async function loadFirstDays(
  db: Database,
  keys: readonly SeriesKey[],
  runId: number,
): Promise<Map<string, Day>> {
  if (keys.length === 0) return new Map();
  const wanted = valuesOf(
    keys.map(({ metric, slice }) => [metric, slice]),
    ['text', 'text'],
    2,
  );
  const rows = await db.query(
    `-- one row per series
     with numbered as (
       select
         k.metric, k.slice, k.day, k.has_rows,
         row_number() over (partition by k.metric, k.slice, k.day order by k.known_from_run desc) as newest_first
       from kpi_versions as k
       join ${wanted.sql} as wanted (metric, slice) on wanted.metric = k.metric and wanted.slice = k.slice
       where k.known_from_run <= $1
     )
     select metric, slice, min(day) as first_day
     from numbered
     where newest_first = 1 and has_rows
     group by metric, slice`,
    [runId, ...wanted.params],
  );
  return new Map(rows.map((row) => [seriesId(text(row, 'metric'), text(row, 'slice')), day(row, 'first_day')]));
}
