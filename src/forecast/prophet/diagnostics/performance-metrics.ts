import type { CrossValidation } from './cross-validation.ts';
import { rollingMean, rollingMedian, type ByHorizon } from './rolling-by-horizon.ts';

const DAY_MS = 86_400_000;
/** Percentage errors are undefined for values of y closer to 0 than this. */
const MIN_ABSOLUTE_Y = 1e-8;

/** The error measures of `performanceMetrics`; percentage errors are fractions. */
const ERROR_MEASURES = ['mse', 'rmse', 'mae', 'mape', 'mdape', 'smape', 'coverage'] as const;
export type ErrorMeasure = (typeof ERROR_MEASURES)[number];

/** One element a horizon, ascending; a measure that is undefined or was not requested is absent. */
export type PerformanceMetrics = { readonly horizon: number[] } & { readonly [name in ErrorMeasure]?: number[] };

export interface PerformanceOptions {
  /** Default: all. */
  readonly metrics?: readonly ErrorMeasure[];
  /**
   * Share of all forecasts in each rolling window. 0: one window a horizon; 1: one window for all forecasts; negative: no averaging, one
   * element a forecast. Default: 0.1.
   */
  readonly rolling_window?: number;
  /** Measure horizons in calendar months (UTC) instead of days. */
  readonly monthly?: boolean;
}

/**
 * Returns error measures of a cross-validation by horizon in days, averaged over rolling windows of forecasts sorted by horizon.
 *
 * Deviations from Prophet: `mdape` is omitted whenever `mape` is, since both divide by y; and `smape` is 0 if forecast and actual are 0.
 *
 * @throws RangeError if a measure is unknown or repeated, or `rolling_window` is NaN.
 * @source facebook/prophet 1.3, diagnostics.py, `performance_metrics`
 * @example performanceMetrics({
 *   ds: Float64Array.of(864e5, 1728e5), cutoff: Float64Array.of(0, 0),
 *   y: Float64Array.of(10, 20), yhat: Float64Array.of(11, 18),
 *   yhat_lower: Float64Array.of(9, 17), yhat_upper: Float64Array.of(12, 19),
 * }, { metrics: ['mae', 'coverage'] }) // { horizon: [1, 2], mae: [1, 2], coverage: [1, 0] }
 */
export function performanceMetrics(table: CrossValidation, options: PerformanceOptions = {}): PerformanceMetrics {
  const { metrics = ERROR_MEASURES, rolling_window = 0.1, monthly = false } = options;
  const invalid = metrics.find((name, index) => !ERROR_MEASURES.includes(name) || metrics.indexOf(name) !== index);
  if (invalid !== undefined) throw new RangeError(`metrics cannot hold ${invalid}, or not twice`);
  if (Number.isNaN(rolling_window)) throw new RangeError('rolling_window cannot be NaN');
  const horizonOf = (row: number) => horizon(table.ds[row] ?? 0, table.cutoff[row] ?? 0, monthly);
  const order = Array.from(table.ds.keys()).sort((a, b) => horizonOf(a) - horizonOf(b) || a - b);
  const horizons = order.map(horizonOf);
  const size = Math.trunc(rolling_window * order.length);
  const window = rolling_window < 0 && size < 0 ? null : Math.min(Math.max(size, 1), order.length);
  const hasPercentages = table.y.every((value) => Math.abs(value) >= MIN_ABSOLUTE_Y);
  const defined = metrics.filter((name) => hasPercentages || (name !== 'mape' && name !== 'mdape'));
  const columns = defined.map((name) => {
    const errors = order.map((row) => errorOf(name, table, row));
    return [
      name,
      window === null ? { horizon: horizons, value: errors } : summary(name, errors, horizons, window),
    ] as const;
  });
  const values = columns.map(([name, { value }]) => [name, name === 'rmse' ? value.map(Math.sqrt) : value] as const);
  return { horizon: columns[0]?.[1].horizon ?? [], ...Object.fromEntries(values) };
}

function summary(
  name: ErrorMeasure,
  errors: readonly number[],
  horizons: readonly number[],
  window: number,
): ByHorizon {
  return name === 'mdape' ? rollingMedian(errors, horizons, window) : rollingMean(errors, horizons, window);
}

/** Returns the contribution of one forecast to an error measure. */
function errorOf(name: ErrorMeasure, { y, yhat, yhat_lower, yhat_upper }: CrossValidation, row: number): number {
  const [actual, expected] = [y[row] ?? 0, yhat[row] ?? 0];
  const error = Math.abs(actual - expected);
  switch (name) {
    case 'mse':
    case 'rmse':
      return error ** 2;
    case 'mae':
      return error;
    case 'mape':
    case 'mdape':
      return error / Math.abs(actual);
    case 'smape':
      return error === 0 ? 0 : error / ((Math.abs(actual) + Math.abs(expected)) / 2);
    case 'coverage':
      return Number(actual >= (yhat_lower[row] ?? 0) && actual <= (yhat_upper[row] ?? 0));
  }
}

function horizon(ds: number, cutoff: number, monthly: boolean): number {
  return monthly ? months(ds) - months(cutoff) : (ds - cutoff) / DAY_MS;
}

function months(instant: number): number {
  const date = new Date(instant);
  return 12 * date.getUTCFullYear() + date.getUTCMonth();
}
