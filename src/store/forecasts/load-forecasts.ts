import { isoDay, type Day } from '../../calendar/day.ts';
import { seriesId } from '../../metrics/series.ts';
import type { Database } from '../database.ts';
import { day, nullable, text } from '../row.ts';

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
