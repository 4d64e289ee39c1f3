import { isoDay, type Day } from '../../calendar/day.ts';
import { seriesId, type DailyValue } from '../../metrics/series.ts';
import type { Database, Row } from '../connect/database.ts';
import { grouped } from '../grouped.ts';
import { day, nullable, number, text } from '../row.ts';
import { valuesOf, type SeriesKey } from '../series-keys.ts';

/** Daily values to read: those of a series from a day on; null: from its first. */
export interface ValuesKey extends SeriesKey {
  readonly from: Day | null;
}

const BEFORE_ALL = '0001-01-01';

/** The latest daily values of some series as a run left them, by series id, each by day ascending; days without rows are left out. */
export async function loadSeriesValues(
  db: Database,
  keys: readonly ValuesKey[],
  runId: number,
): Promise<Map<string, DailyValue[]>> {
  if (keys.length === 0) return new Map();
  const wanted = valuesOf(
    keys.map(({ metric, slice, from }) => [metric, slice, from === null ? BEFORE_ALL : isoDay(from)]),
    ['text', 'text', 'date'],
    2,
  );
  const rows = await db.query(
    `with numbered as (
       select
         k.metric, k.slice, k.day, k.has_rows, k.numerator, k.denominator,
         row_number() over (partition by k.metric, k.slice, k.day order by k.known_from_run desc) as newest_first
       from kpi_versions as k
       join ${wanted.sql} as wanted (metric, slice, first_day)
         on wanted.metric = k.metric and wanted.slice = k.slice and k.day >= wanted.first_day
       where k.known_from_run <= $1
     )
     select metric, slice, day, numerator, denominator
     from numbered
     where newest_first = 1 and has_rows
     order by metric, slice, day`,
    [runId, ...wanted.params],
  );
  const bySeries = grouped(rows, (row) => seriesId(text(row, 'metric'), text(row, 'slice')));
  return new Map(Array.from(bySeries, ([id, own]) => [id, own.map(dailyValue)]));
}

function dailyValue(row: Row): DailyValue {
  return {
    day: day(row, 'day'),
    numerator: nullable(number, row, 'numerator'),
    denominator: nullable(number, row, 'denominator'),
  };
}
