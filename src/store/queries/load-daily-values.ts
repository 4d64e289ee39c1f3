import { isoDay, type Day } from '../../calendar/day.ts';
import type { DailyValue } from '../../metrics/series.ts';
import type { Database } from '../database.ts';
import { day, nullable, number, text } from '../row.ts';

/** A day's latest version. */
export interface VersionedValue extends DailyValue {
  /** The run from which on this value is known. */
  readonly version: number;
}

/**
 * The daily values of a metric by slice ('' is the whole), each by day ascending: the latest versions, without days that have no rows any more.
 *
 * @param from the first day; null: all there are
 */
export async function loadDailyValues(
  db: Database,
  metricId: string,
  from: Day | null = null,
): Promise<Map<string, VersionedValue[]>> {
  const rows = await db.query(
    `select slice, day, known_from_run, numerator, denominator
     from (
       select
         slice, day, known_from_run, has_rows, numerator, denominator,
         row_number() over (partition by slice, day order by known_from_run desc) as newest_first
       from kpi_versions
       where metric = $1${from === null ? '' : ' and day >= $2'}
     ) as numbered
     where newest_first = 1 and has_rows
     order by slice, day`,
    from === null ? [metricId] : [metricId, isoDay(from)],
  );
  const bySlice = new Map<string, VersionedValue[]>();
  for (const row of rows) {
    const value = {
      day: day(row, 'day'),
      numerator: nullable(number, row, 'numerator'),
      denominator: nullable(number, row, 'denominator'),
      version: number(row, 'known_from_run'),
    };
    const slice = text(row, 'slice');
    const values = bySlice.get(slice);
    if (values) values.push(value);
    else bySlice.set(slice, [value]);
  }
  return bySlice;
}
