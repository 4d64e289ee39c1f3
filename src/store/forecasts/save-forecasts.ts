import { isoDay, type Day } from '../../calendar/day.ts';
import type { Interval } from '../../forecast/intervals/levels.ts';
import type { Database } from '../connect/database.ts';
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
  /** Of other levels than 95 %, the widest first. */
  readonly intervals: readonly Interval[];
}

const KEY = ['metric', 'slice', 'day', 'as_of', 'model_version'];
const COLUMNS = [...KEY, 'yhat', 'yhat_lower', 'yhat_upper', 'intervals', 'run_id'];

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
    JSON.stringify(f.intervals),
    runId,
  ]);
  await insertMissing(db, 'forecasts', KEY, COLUMNS, rows);
}
