import type { Mode, Settings } from './options.ts';
import { columnOf, valuesAt, type Times } from './rows.ts';

/** A regressor column of the design: (x - mean) / scale. */
export interface ScaledRegressor {
  readonly kind: 'regressor';
  readonly name: string;
  readonly mean: number;
  readonly scale: number;
  readonly priorScale: number;
  readonly mode: Mode;
}

/**
 * Returns the extra regressors with their scaling: standardised over the history unless binary or constant.
 *
 * @param rows indices of the used rows
 * @param weights one a used row; null if all are 1
 * @throws RangeError if a column is missing or incomplete.
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
    const isBinary = distinct.size === 2 && distinct.has(0) && distinct.has(1);
    const isStandardised = distinct.size >= 2 && standardize !== false && (standardize === true || !isBinary);
    const { mean, scale } = isStandardised ? standardisation(column, weights) : { mean: 0, scale: 1 };
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

/** Returns the unscaled values of a regressor at the given rows. */
export function regressorColumn(times: Times, rows: Int32Array, name: string): Float64Array {
  return valuesAt(`regressor ${name}`, columnOf('regressor', name, times.regressors), rows);
}

/** Returns the mean and the sample standard deviation (divisor n - 1, as in pandas). */
function standardisation(column: Float64Array, weights: Float64Array | null): { mean: number; scale: number } {
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
