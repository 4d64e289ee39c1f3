import { isoDay, type Day } from '../../calendar/day.ts';
import type { TotalForecast } from '../../forecast/periods/total-forecast.ts';
import type { Database } from '../database.ts';
import { number, numbers } from '../row.ts';

/** Where a sum of days was said to land, as it was said. */
export interface StoredTotalForecast extends TotalForecast {
  readonly metric: string;
  readonly slice: string;
  /** The first day of the sum, still open when it was said. */
  readonly asOf: Day;
  readonly days: number;
  readonly modelVersion: string;
}

/** Keeps what was said; what was said before of the same series, as-of day, days and model stays as it is. */
export async function saveTotalForecasts(
  db: Database,
  landings: readonly StoredTotalForecast[],
  runId: number,
): Promise<void> {
  for (const { metric, slice, asOf, days, modelVersion, lower, middle, upper, expected, ratios } of landings)
    await db.query(
      `insert into landings
         (metric, slice, as_of, days, model_version, lower_80, middle, upper_80, expected, ratios, run_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
       on conflict do nothing`,
      [
        metric,
        slice,
        isoDay(asOf),
        days,
        modelVersion,
        lower,
        middle,
        upper,
        JSON.stringify(expected),
        JSON.stringify(ratios),
        runId,
      ],
    );
}

/**
 * Where the sum of the days from an as-of day on was said to land; null if nothing was said.
 * @param modelVersion by this model; by default what was said first, whatever said it
 */
export async function loadTotalForecast(
  db: Database,
  metric: string,
  slice: string,
  asOf: Day,
  days: number,
  modelVersion: string | null = null,
): Promise<TotalForecast | null> {
  const [row] = await db.query(
    `select lower_80, middle, upper_80, expected, ratios
     from landings
     where metric = $1 and slice = $2 and as_of = $3 and days = $4 and ratios is not null
       and (cast($5 as text) is null or model_version = $5)
     order by run_id
     limit 1`,
    [metric, slice, isoDay(asOf), days, modelVersion],
  );
  if (!row) return null;
  return {
    lower: number(row, 'lower_80'),
    middle: number(row, 'middle'),
    upper: number(row, 'upper_80'),
    expected: numbers(row, 'expected'),
    ratios: numbers(row, 'ratios').filter((ratio) => ratio !== null),
  };
}
