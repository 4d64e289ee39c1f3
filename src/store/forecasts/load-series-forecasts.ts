import { isoDay, type Day } from '../../calendar/day.ts';
import type { ForecastPoint } from '../../forecast/forecast.ts';
import { seriesId } from '../../metrics/series.ts';
import type { Database } from '../connect/database.ts';
import { grouped } from '../grouped.ts';
import { text } from '../row.ts';
import { valuesOf, type SeriesKey } from '../series-keys.ts';
import { POINT_COLUMNS, readPoint } from './forecast-row.ts';

/** A forecast to read: that of a series which was made on an as-of day by a version. */
export interface ForecastKey extends SeriesKey {
  readonly asOf: Day;
  readonly modelVersion: string;
}

/** The forecasts of some series, by series id, each by day ascending; a series without one is left out. */
export async function loadSeriesForecasts(
  db: Database,
  keys: readonly ForecastKey[],
  runId: number,
): Promise<Map<string, ForecastPoint[]>> {
  if (keys.length === 0) return new Map();
  const wanted = valuesOf(
    keys.map(({ metric, slice, asOf, modelVersion }) => [metric, slice, isoDay(asOf), modelVersion]),
    ['text', 'text', 'date', 'text'],
    2,
  );
  const rows = await db.query(
    `select f.metric, f.slice, ${POINT_COLUMNS.map((column) => `f.${column}`).join(', ')}
     from forecasts as f
     join ${wanted.sql} as wanted (metric, slice, as_of, model_version)
       on wanted.metric = f.metric and wanted.slice = f.slice and wanted.as_of = f.as_of
         and wanted.model_version = f.model_version
     where f.run_id <= $1 and f.yhat_lower is not null
     order by f.metric, f.slice, f.day`,
    [runId, ...wanted.params],
  );
  const bySeries = grouped(rows, (row) => seriesId(text(row, 'metric'), text(row, 'slice')));
  return new Map(Array.from(bySeries, ([id, own]) => [id, own.map(readPoint)]));
}
