import { isoDay, type Day } from '../../calendar/day.ts';
import type { ForecastPoint } from '../../forecast/forecast.ts';
import type { Database } from '../connect/database.ts';
import { day } from '../row.ts';
import type { SeriesKey } from '../series-keys.ts';
import { POINT_COLUMNS, readPoint } from './forecast-row.ts';
import { valuesSql } from './values-sql.ts';

/** A forecast of one day, made on an as-of day. */
export interface IssuedDayForecast extends ForecastPoint {
  readonly asOf: Day;
}

/**
 * The forecasts of the days of a series from `first` to `last`, with their bands, by day and as-of day. Where a later run made another
 * forecast for the same day and as-of day, by another model or with holidays that were declared later, the first one counts.
 * @param values the version of the values that were forecast: those of another unit, currency or definition can't be compared
 */
export async function loadIssuedForecasts(
  db: Database,
  { metric, slice }: SeriesKey,
  {
    first,
    last,
    values,
    runId,
  }: { readonly first: Day; readonly last: Day; readonly values: string; readonly runId: number },
): Promise<IssuedDayForecast[]> {
  const rows = await db.query(
    `with numbered as (
       select
         as_of, ${POINT_COLUMNS.join(', ')},
         row_number() over (partition by day, as_of order by run_id) as oldest_first
       from forecasts
       where metric = $1 and slice = $2 and day between $3 and $4 and run_id <= $5 and yhat_lower is not null
         and ${valuesSql('model_version')} = $6
     )
     select as_of, ${POINT_COLUMNS.join(', ')}
     from numbered
     where oldest_first = 1
     order by day, as_of`,
    [metric, slice, isoDay(first), isoDay(last), runId, values],
  );
  return rows.map((row) => ({ asOf: day(row, 'as_of'), ...readPoint(row) }));
}
