import { isoDay, type Day } from '../../calendar/day.ts';
import type { ForecastPoint } from '../../forecast/forecast.ts';
import { seriesId } from '../../metrics/series.ts';
import type { Database } from '../database.ts';
import { dayColumn, intervalsColumn, numberColumn, readRow, type Columns } from '../column.ts';
import { day, nullable, text } from '../row.ts';

const POINT: Columns<ForecastPoint> = {
  day: dayColumn,
  yhat: numberColumn,
  yhat_lower: numberColumn,
  yhat_upper: numberColumn,
  intervals: intervalsColumn,
};

/** The forecast of a series that was made on an as-of day, by day ascending. */
export async function loadForecast(
  db: Database,
  metric: string,
  slice: string,
  asOf: Day,
  modelVersion: string,
): Promise<ForecastPoint[]> {
  const rows = await db.query(
    `select day, yhat, yhat_lower, yhat_upper, intervals
     from forecasts
     where metric = $1 and slice = $2 and as_of = $3 and model_version = $4 and yhat_lower is not null
     order by day`,
    [metric, slice, isoDay(asOf), modelVersion],
  );
  return rows.map((row) => readRow(POINT, row));
}

/**
 * The last day that each series is forecast to, by series id, by the forecasts of days ahead that a model made on an as-of day; null for a
 * series that only has others.
 */
export async function loadForecastEnds(
  db: Database,
  asOf: Day,
  modelVersion: string,
): Promise<Map<string, Day | null>> {
  const rows = await db.query(
    `select metric, slice, max(day) filter (where as_of = $1 and model_version = $2 and yhat_lower is not null) as last_day
     from forecasts
     group by metric, slice`,
    [isoDay(asOf), modelVersion],
  );
  return new Map(
    rows.map((row) => [seriesId(text(row, 'metric'), text(row, 'slice')), nullable(day, row, 'last_day')]),
  );
}

/** A forecast of one day, made on an as-of day. */
export interface IssuedDayForecast extends ForecastPoint {
  readonly asOf: Day;
}

/**
 * What was said of the days from `first` to `last` of a series on each as-of day, with a band, by day and as-of day: where another model, or a
 * calendar that was declared later, said something else in hindsight, the first run's word counts.
 */
export async function loadIssuedForecasts(
  db: Database,
  metric: string,
  slice: string,
  first: Day,
  last: Day,
): Promise<IssuedDayForecast[]> {
  const rows = await db.query(
    `with said as (
       select
         day, as_of, yhat, yhat_lower, yhat_upper, intervals,
         row_number() over (partition by day, as_of order by run_id) as place
       from forecasts
       where metric = $1 and slice = $2 and day between $3 and $4 and yhat_lower is not null
     )
     select day, as_of, yhat, yhat_lower, yhat_upper, intervals
     from said
     where place = 1
     order by day, as_of`,
    [metric, slice, isoDay(first), isoDay(last)],
  );
  return rows.map((row) => ({ asOf: day(row, 'as_of'), ...readRow(POINT, row) }));
}
