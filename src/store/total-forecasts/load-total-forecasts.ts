import { isoDay, type Day } from '../../calendar/day.ts';
import type { TotalForecast } from '../../forecast/periods/total-forecast.ts';
import type { Database } from '../connect/database.ts';
import { number, numbers, text } from '../row.ts';
import { valuesOf, type SeriesKey } from '../series-keys.ts';
import { valuesSql } from '../forecasts/values-sql.ts';

/**
 * A total forecast to read: that of the sum of the `days` days of a series from an as-of day on, by a model version; or,
 * where only the version of the values is given, the first of those values.
 */
export interface TotalKey extends SeriesKey {
  readonly asOf: Day;
  readonly days: number;
  readonly modelVersion: string;
}

/** A total forecast, and what it is of. */
export type KeyedTotalForecast = TotalForecast & Omit<TotalKey, 'asOf' | 'modelVersion'>;

/**
 * Total forecasts, as far as there are any.
 */
export async function loadTotalForecasts(
  db: Database,
  keys: readonly TotalKey[],
  runId: number,
): Promise<KeyedTotalForecast[]> {
  if (keys.length === 0) return [];
  const wanted = valuesOf(
    keys.map(({ metric, slice, asOf, days, modelVersion }) => [metric, slice, isoDay(asOf), days, modelVersion]),
    ['text', 'text', 'date', 'integer', 'text'],
    2,
  );
  const rows = await db.query(
    `with numbered as (
       select
         t.*,
         row_number() over (partition by t.metric, t.slice, t.as_of, t.days order by t.run_id) as oldest_first
       from total_forecasts as t
       join (select distinct * from ${wanted.sql} as w (metric, slice, as_of, days, model_version)) as wanted
         on wanted.metric = t.metric and wanted.slice = t.slice and wanted.as_of = t.as_of and wanted.days = t.days
       where wanted.model_version in (t.model_version, ${valuesSql('t.model_version')}) and t.run_id <= $1
     )
     select metric, slice, days, lower_80, middle, upper_80, expected, ratios
     from numbered
     where oldest_first = 1`,
    [runId, ...wanted.params],
  );
  return rows.map((row) => ({
    metric: text(row, 'metric'),
    slice: text(row, 'slice'),
    days: number(row, 'days'),
    lower: number(row, 'lower_80'),
    middle: number(row, 'middle'),
    upper: number(row, 'upper_80'),
    expected: numbers(row, 'expected'),
    ratios: numbers(row, 'ratios').filter((ratio) => ratio !== null),
  }));
}
