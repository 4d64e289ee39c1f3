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
 * @param only from a day on, or of one slice; by default all there are
 */
export async function loadDailyValues(
  db: Database,
  metricId: string,
  only: { readonly from?: Day; readonly slice?: string } = {},
): Promise<Map<string, VersionedValue[]>> {
  const conditions: (readonly [string, string])[] = [['metric =', metricId]];
  if (only.from !== undefined) conditions.push(['day >=', isoDay(only.from)]);
  if (only.slice !== undefined) conditions.push(['slice =', only.slice]);
  const rows = await db.query(
    `select slice, day, known_from_run, numerator, denominator
     from (
       select
         slice, day, known_from_run, has_rows, numerator, denominator,
         row_number() over (partition by slice, day order by known_from_run desc) as newest_first
       from kpi_versions
       where ${conditions.map(([condition], index) => `${condition} $${index + 1}`).join(' and ')}
     ) as numbered
     where newest_first = 1 and has_rows
     order by slice, day`,
    conditions.map(([, value]) => value),
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
