import { isoDay, type Day } from '../../calendar/day.ts';
import type { ForecastPoint } from '../../forecast/forecast.ts';
import { seriesId } from '../../metrics/series.ts';
import type { Database } from '../database.ts';
import { day, number, text } from '../row.ts';

/** The forecast of a series that was made on an as-of day, by day ascending. */
export async function loadForecast(
  db: Database,
  metric: string,
  slice: string,
  asOf: Day,
  modelVersion: string,
): Promise<ForecastPoint[]> {
  const rows = await db.query(
    `select day, yhat, yhat_lower, yhat_upper, lower_80, upper_80, lower_50, upper_50
     from forecasts
     where metric = $1 and slice = $2 and as_of = $3 and model_version = $4 and lower_50 is not null
     order by day`,
    [metric, slice, isoDay(asOf), modelVersion],
  );
  return rows.map((row) => ({
    day: day(row, 'day'),
    yhat: number(row, 'yhat'),
    yhat_lower: number(row, 'yhat_lower'),
    yhat_upper: number(row, 'yhat_upper'),
    band_80: [number(row, 'lower_80'), number(row, 'upper_80')],
    band_50: [number(row, 'lower_50'), number(row, 'upper_50')],
  }));
}

/** The last day that each series is forecast to, by series id, of the forecasts of a model that were made on an as-of day or later. */
export async function loadForecastEnds(db: Database, asOf: Day, modelVersion: string): Promise<Map<string, Day>> {
  const rows = await db.query(
    `select metric, slice, max(day) as last_day
     from forecasts
     where as_of >= $1 and model_version = $2
     group by metric, slice`,
    [isoDay(asOf), modelVersion],
  );
  return new Map(rows.map((row) => [seriesId(text(row, 'metric'), text(row, 'slice')), day(row, 'last_day')]));
}
