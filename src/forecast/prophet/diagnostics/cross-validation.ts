import { generatedCutoffs } from './cutoffs.ts';
import { prophetDesign, type Design } from '../design/design.ts';
import { fitDesign } from '../solve/fit.ts';
import type { CustomSeasonality, ProphetOptions } from '../design/options.ts';
import { predict } from '../predict/predict.ts';
import {
  timesAt,
  valuesAt,
  weightedByKnown,
  type Observations,
  type Values,
  type WeightedTimes,
} from '../design/rows.ts';

const DAY_MS = 86_400_000;

/** The options of Prophet's `cross_validation`; durations in days, fractions allowed. */
export interface CrossValidationOptions {
  /** Length of each forecast. */
  readonly horizon: number;
  /** Time between cutoffs. Default: half the horizon. */
  readonly period?: number;
  /** Minimum history before the first cutoff. Default: three horizons, or the period of the longest seasonality if greater. */
  readonly initial?: number;
  /** Explicit cutoffs in epoch milliseconds; `period` and `initial` are then ignored. */
  readonly cutoffs?: readonly number[];
  /** Coverage of the intervals. Default: 0.8. */
  readonly interval_width?: number;
}

/** Past forecasts and actual values, as columns with Prophet's names; one element a cutoff and time after it. */
export interface CrossValidation {
  /** Epoch milliseconds. */
  readonly ds: Float64Array;
  readonly yhat: Float64Array;
  readonly yhat_lower: Float64Array;
  readonly yhat_upper: Float64Array;
  readonly y: Float64Array;
  /** Epoch milliseconds: the end of the training data of the forecast. */
  readonly cutoff: Float64Array;
}

type TrainingData = WeightedTimes & { readonly y: Values };

/**
 * Cross-validates a model: for each cutoff, fits it to the rows up to the cutoff and forecasts the horizon after it.
 *
 * As in Prophet, automatic seasonalities are chosen from the whole history. Rows with missing y or weight 0 are used neither for training
 * nor for validation.
 *
 * @throws RangeError as `prophetDesign`, `fitDesign` and `predict`; if a duration is not positive; if there is no cutoff; or if a cutoff
 * has fewer than two instants before it or less than a horizon after it.
 * @source facebook/prophet 1.3, diagnostics.py, `cross_validation`
 * @example crossValidation({ ds: [0, 864e5, 1728e5, 2592e5], y: [1, 2, 3, 4] }, {}, { horizon: 1, initial: 1 }).cutoff // [86400000, 129600000, 172800000]
 */
export function crossValidation(
  observations: Observations,
  options: ProphetOptions,
  { horizon, period = horizon / 2, initial, cutoffs, interval_width = 0.8 }: CrossValidationOptions,
): CrossValidation {
  for (const [name, days] of Object.entries({ horizon, period, initial: initial ?? 1 }))
    if (!(days > 0 && days < Infinity)) throw new RangeError(`${name} cannot be ${days}`);
  const design = prophetDesign(weightedByKnown(observations), options);
  if (!design) throw new RangeError('y has fewer than two instants with values');
  const data = usedData(observations, design);
  const ds = Float64Array.from(data.ds);
  const fixedOptions = { ...options, ...seasonalityOptions(design) };
  const spacing = {
    horizon: horizon * DAY_MS,
    period: period * DAY_MS,
    initial: (initial ?? Math.max(3 * horizon, longestPeriodDays(design))) * DAY_MS,
  };
  const origins = cutoffs ? checkedCutoffs(cutoffs, ds, spacing.horizon) : generatedCutoffs(ds, spacing);
  return stacked(origins.map((cutoff) => forecastFrom(cutoff, data, fixedOptions, spacing.horizon, interval_width)));
}

/** The used rows in the order of time. */
function usedData({ y, weights, ...times }: Observations, { source }: Design): TrainingData {
  return {
    ...timesAt(times, source),
    y: valuesAt('y', y, source),
    ...(weights && { weights: valuesAt('weights', weights, source) }),
  };
}

function forecastFrom(
  cutoff: number,
  { y, weights, ...times }: TrainingData,
  options: ProphetOptions,
  horizonMs: number,
  level: number,
): CrossValidation {
  const { training, validation } = splitRows(times.ds, cutoff, horizonMs);
  const trainingEnd = times.ds[training.at(-1) ?? 0] ?? 0;
  const { changepoints } = options;
  const design = prophetDesign(
    { ...timesAt(times, training), ...(weights && { weights: valuesAt('weights', weights, training) }) },
    { ...options, ...(changepoints && { changepoints: changepoints.filter((instant) => instant < trainingEnd) }) },
  );
  if (!design) throw new RangeError(`fewer than two instants lie before the cutoff ${cutoff}`);
  const forecast = predict(fitDesign(design, valuesAt('y', y, training)), timesAt(times, validation), level);
  const { ds, yhat, yhat_lower, yhat_upper } = forecast;
  return { ds, yhat, yhat_lower, yhat_upper, y: valuesAt('y', y, validation), cutoff: ds.map(() => cutoff) };
}

function splitRows(ds: Values, cutoff: number, horizonMs: number): { training: number[]; validation: number[] } {
  const rows = Array.from(ds, (_, row) => row);
  const timeOf = (row: number) => ds[row] ?? 0;
  return {
    training: rows.filter((row) => timeOf(row) <= cutoff),
    validation: rows.filter((row) => timeOf(row) > cutoff && timeOf(row) <= cutoff + horizonMs),
  };
}

/** Returns the seasonalities of a design as explicit options, independent of the automatic choice. */
function seasonalityOptions({ frame }: Design): ProphetOptions {
  const seasonalities = frame.features.flatMap((feature): CustomSeasonality[] => {
    if (feature.kind !== 'seasonality') return [];
    const { name, periodDays, order, priorScale, mode, conditionName } = feature;
    const season = { name, period: periodDays, fourier_order: order, prior_scale: priorScale, mode };
    return [conditionName === null ? season : { ...season, condition_name: conditionName }];
  });
  return { yearly_seasonality: false, weekly_seasonality: false, daily_seasonality: false, seasonalities };
}

function longestPeriodDays({ frame }: Design): number {
  return frame.features.reduce(
    (longest, feature) => (feature.kind === 'seasonality' ? Math.max(longest, feature.periodDays) : longest),
    0,
  );
}

function checkedCutoffs(cutoffs: readonly number[], ds: Float64Array, horizonMs: number): readonly number[] {
  const [first, last] = [ds[0] ?? 0, ds.at(-1) ?? 0];
  if (cutoffs.length === 0) throw new RangeError('cutoffs cannot be empty');
  const invalid = cutoffs.find((cutoff) => !(cutoff > first && cutoff <= last - horizonMs));
  if (invalid !== undefined)
    throw new RangeError(
      `cutoffs cannot hold ${invalid}: each must be after the first row and at least a horizon before the last`,
    );
  return cutoffs;
}

function stacked(tables: readonly CrossValidation[]): CrossValidation {
  const column = (name: keyof CrossValidation) => Float64Array.from(tables.flatMap((table) => Array.from(table[name])));
  return {
    ds: column('ds'),
    yhat: column('yhat'),
    yhat_lower: column('yhat_lower'),
    yhat_upper: column('yhat_upper'),
    y: column('y'),
    cutoff: column('cutoff'),
  };
}
