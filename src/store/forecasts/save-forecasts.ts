import { isoDay, type Day } from '../../calendar/day.ts';
import type { Span } from '../../forecast/intervals/band.ts';
import type { Database } from '../database.ts';
import { insertMissing } from '../insert-missing.ts';

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

const KEY = ['metric', 'slice', 'day', 'as_of', 'model_version'];
const COLUMNS = [...KEY, 'yhat', 'yhat_lower', 'yhat_upper', 'lower_80', 'upper_80', 'lower_50', 'upper_50', 'run_id'];

/** Saves forecasts; an earlier one of the same series, day, as-of day and model stays as it is. */
export async function saveForecasts(db: Database, forecasts: readonly StoredForecast[], runId: number): Promise<void> {
  const rows = forecasts.map((f) => [
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
  ]);
  await insertMissing(db, 'forecasts', KEY, COLUMNS, rows);
}
