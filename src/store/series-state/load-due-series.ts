import type { Database } from '../connect/database.ts';
import { text } from '../row.ts';
import { valuesOf, type SeriesKey } from '../series-keys.ts';

/** The slices of a metric by one dimension, or the whole metric. */
export interface SeriesGroup {
  readonly metric: string;
  /** Empty for the whole metric. */
  readonly dimension: string;
  /** Digest of everything but daily values that its verdicts and forecasts depend on. */
  readonly inputs: string;
}

/** The series that have to be judged: those with new versions of daily values, or judged with other inputs. In the order of their keys. */
export async function loadDueSeries(db: Database, groups: readonly SeriesGroup[]): Promise<SeriesKey[]> {
  if (groups.length === 0) return [];
  const wanted = valuesOf(
    groups.map(({ metric, dimension, inputs }) => [metric, dimension, inputs]),
    ['text', 'text', 'text'],
    1,
  );
  const rows = await db.query(
    `select s.metric, s.slice
     from series_state as s
     inner join ${wanted.sql} as wanted (metric, dimension, inputs)
       on wanted.metric = s.metric and wanted.dimension = split_part(s.slice, '=', 1)
     where s.judged_version is distinct from s.newest_version
       or s.judged_inputs is distinct from wanted.inputs
     order by s.metric collate "C", s.slice collate "C"`,
    wanted.params,
  );
  return rows.map((row) => ({ metric: text(row, 'metric'), slice: text(row, 'slice') }));
}
