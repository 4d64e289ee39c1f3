import type { Mode, Settings } from './options.ts';
import { valuesAt, type Times } from './rows.ts';

/** An extra column of the design: (x - mean) / scale. */
export interface ScaledRegressor {
  readonly kind: 'regressor';
  readonly name: string;
  readonly mean: number;
  readonly scale: number;
  readonly priorScale: number;
  readonly mode: Mode;
}

/**
 * The extra columns, each with the scaling that its history gives: standardised, unless it is 0/1 or constant.
 *
 * @param rows the rows that count
 * @param weights of those rows; null if all are 1
 * @throws RangeError if a column is missing or has holes.
 * @source facebook/prophet 1.3, forecaster.py, `initialize_scales`
 */
export function regressors(
  times: Times,
  rows: Int32Array,
  weights: Float64Array | null,
  settings: Settings,
): ScaledRegressor[] {
  return settings.regressors.map((regressor) => {
    const { name, standardize = 'auto', mode = settings.seasonality_mode } = regressor;
    const column = regressorColumn(times, rows, name);
    const distinct = new Set(column);
    const binary = distinct.size === 2 && distinct.has(0) && distinct.has(1);
    const scales = distinct.size >= 2 && standardize !== false && (standardize === true || !binary);
    const { mean, scale } = scales ? standardization(column, weights) : { mean: 0, scale: 1 };
    return {
      kind: 'regressor',
      name,
      mean,
      scale,
      priorScale: regressor.prior_scale ?? settings.holidays_prior_scale,
      mode,
    };
  });
}

/** The raw values of an extra column at some rows. */
export function regressorColumn(times: Times, rows: Int32Array, name: string): Float64Array {
  const column = times.regressors?.[name];
  if (!column) throw new RangeError(`regressor ${name} is missing`);
  return valuesAt(column, rows);
}

/** Mean and sample standard deviation (divisor n - 1, as in pandas). */
function standardization(column: Float64Array, weights: Float64Array | null): { mean: number; scale: number } {
  let total = 0;
  let sum = 0;
  column.forEach((value, row) => {
    total += weights?.[row] ?? 1;
    sum += (weights?.[row] ?? 1) * value;
  });
  const mean = sum / total;
  let squares = 0;
  column.forEach((value, row) => {
    squares += (weights?.[row] ?? 1) * (value - mean) ** 2;
  });
  const scale = Math.sqrt(squares / Math.max(total - 1, 1e-9));
  return { mean, scale: scale > 0 ? scale : 1 };
}
