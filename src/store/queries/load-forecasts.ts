import type { Day } from '../../calendar/day.ts';
import { isoDay } from '../../calendar/day.ts';
import type { ForecastPoint } from '../../forecast/forecast.ts';
import type { Database } from '../database.ts';
import { day, number } from '../row.ts';

/** The forecast of a series that was made on an as-of day, by day ascending. */
export async function loadForecast(
  db: Database,
  metric: string,
  slice: string,
  asOf: Day,
  modelVersion: string,
): Promise<ForecastPoint[]> {
  const rows = await db.query(
    `select day, yhat, yhat_lower, yhat_upper
     from forecasts
     where metric = $1 and slice = $2 and as_of = $3 and model_version = $4 and yhat_lower is not null
     order by day`,
    [metric, slice, isoDay(asOf), modelVersion],
  );
  return rows.map((row) => ({
    day: day(row, 'day'),
    yhat: number(row, 'yhat'),
    yhat_lower: number(row, 'yhat_lower'),
    yhat_upper: number(row, 'yhat_upper'),
  }));
}
