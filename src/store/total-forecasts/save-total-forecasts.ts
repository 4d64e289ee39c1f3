import { isoDay, type Day } from '../../calendar/day.ts';
import type { TotalForecast } from '../../forecast/periods/total-forecast.ts';
import type { Database } from '../connect/database.ts';
import { insertMissing } from '../insert-missing.ts';

/** The forecast of a sum of days, as it was issued. */
export interface StoredTotalForecast extends TotalForecast {
  readonly metric: string;
  readonly slice: string;
  /** The first day of the sum, not over yet when the forecast was issued. */
  readonly asOf: Day;
  readonly days: number;
  readonly modelVersion: string;
}

const KEY = ['metric', 'slice', 'as_of', 'days', 'model_version'];
const COLUMNS = [...KEY, 'lower_80', 'middle', 'upper_80', 'expected', 'ratios', 'run_id'];

/** Saves total forecasts; an earlier one of the same series, as-of day, days and model stays as it is. */
export async function saveTotalForecasts(
  db: Database,
  totals: readonly StoredTotalForecast[],
  runId: number,
): Promise<void> {
  const rows = totals.map(({ metric, slice, asOf, days, modelVersion, lower, middle, upper, expected, ratios }) => [
    ...[metric, slice, isoDay(asOf), days, modelVersion, lower, middle, upper],
    ...[JSON.stringify(expected), JSON.stringify(ratios), runId],
  ]);
  await insertMissing(db, 'total_forecasts', KEY, COLUMNS, rows);
}
