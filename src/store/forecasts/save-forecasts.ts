import { isoDay, type Day } from '../../calendar/day.ts';
import { bulkInsert } from '../bulk-insert.ts';
import type { Span } from '../../forecast/intervals/band.ts';
import type { Database } from '../database.ts';

/** A forecast of one day, as it was made. */
export interface StoredForecast {
  readonly metric: string;
  readonly slice: string;
  readonly day: Day;
  /** The first day that was still open when it was made. */
  readonly asOf: Day;
  readonly modelVersion: string;
  readonly yhat: number;
  readonly yhat_lower: number | null;
  readonly yhat_upper: number | null;
  readonly band_80: Span | null;
  readonly band_50: Span | null;
}

const COLUMNS = [
  'metric',
  'slice',
  'day',
  'as_of',
  'model_version',
  'yhat',
  'yhat_lower',
  'yhat_upper',
  'lower_80',
  'upper_80',
  'lower_50',
  'upper_50',
  'run_id',
];

/** Keeps forecasts; one that was made before for the same series, day, as-of day and model stays as it is. */
export async function saveForecasts(db: Database, forecasts: readonly StoredForecast[], runId: number): Promise<void> {
  await db.script(
    'drop table if exists new_forecasts; create temporary table new_forecasts as select * from forecasts limit 0',
  );
  await bulkInsert(
    db,
    'new_forecasts',
    COLUMNS,
    forecasts.map((f) => [
      f.metric,
      f.slice,
      isoDay(f.day),
      isoDay(f.asOf),
      f.modelVersion,
      f.yhat,
      f.yhat_lower,
      f.yhat_upper,
      ...(f.band_80 ?? [null, null]),
      ...(f.band_50 ?? [null, null]),
      runId,
    ]),
  );
  await db.script(`
    insert into forecasts (${COLUMNS.join(', ')})
    select ${COLUMNS.map((column) => `n.${column}`).join(', ')}
    from new_forecasts as n
    where not exists (
      select 1 from forecasts as f
      where f.metric = n.metric and f.slice = n.slice and f.day = n.day and f.as_of = n.as_of and f.model_version = n.model_version
    );
    drop table new_forecasts`);
}
