import { generatedCutoffs } from './cutoffs.ts';
import { prophetDesign, type Design } from '../design/design.ts';
import { fitDesign } from '../solve/fit.ts';
import type { CustomSeasonality, ProphetOptions } from '../design/options.ts';
import { predict } from '../predict/predict.ts';
import {
  usedRows,
  knownRows,
  valuesAt,
  timesAt,
  type Observations,
  type Values,
  type WeightedTimes,
} from '../design/rows.ts';

const DAY_MS = 86_400_000;

/** Which forecasts of the past are made; lengths in days, which may be parts of days. */
export interface CrossValidationOptions {
  /** How far each forecast reaches. */
  readonly horizon: number;
  /** Between one cutoff and the next; half a horizon if absent. */
  readonly period?: number;
  /** Before the first cutoff, at least; three horizons or the longest season if absent. */
  readonly initial?: number;
  /** The cutoffs themselves, epoch milliseconds, in place of `period` and `initial`. */
  readonly cutoffs?: readonly number[];
  /** Share of what is thought possible that each interval holds; 0.8 if absent. */
  readonly interval_width?: number;
}

/** Forecasts of the past beside what came, as columns with Prophet's names; one element a cutoff and time after it. */
export interface CrossValidation {
  /** Epoch milliseconds. */
  readonly ds: Float64Array;
  readonly yhat: Float64Array;
  readonly yhat_lower: Float64Array;
  readonly yhat_upper: Float64Array;
  readonly y: Float64Array;
  /** Epoch milliseconds: the last instant that the forecast could know. */
  readonly cutoff: Float64Array;
}

type Known = WeightedTimes & { readonly y: Values };

/**
 * Forecasts the past from several cutoffs, each time from the rows up to it alone.
 *
 * As in Prophet the automatic seasons are those of the whole history. Rows without y, or of weight 0, are neither learned from nor
 * compared with.
 *
 * @throws RangeError as `prophetDesign`, `fitDesign` and `predict`; if a length is not positive; or if there is no cutoff, or one has fewer
 * than two instants before it or less than a horizon after it.
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
  const known = inOrder(knownRows(observations));
  const design = prophetDesign(known, options);
  if (!design) throw new RangeError('fewer than two instants are known');
  const ds = Float64Array.from(known.ds);
  const frozen = { ...options, ...seasonsOf(design) };
  const spacing = {
    horizon: horizon * DAY_MS,
    period: period * DAY_MS,
    initial: (initial ?? Math.max(3 * horizon, longestSeasonDays(design))) * DAY_MS,
  };
  const from = cutoffs ? checkedCutoffs(cutoffs, ds, spacing.horizon) : generatedCutoffs(ds, spacing);
  return stacked(from.map((cutoff) => forecastFrom(cutoff, known, frozen, spacing.horizon, interval_width)));
}

/** The rows that count, in the order of time. */
function inOrder(known: Known): Known {
  const rows = usedRows(known);
  return {
    ...timesAt(known, rows),
    y: valuesAt(known.y, rows),
    ...(known.weights && { weights: valuesAt(known.weights, rows) }),
  };
}

function forecastFrom(
  cutoff: number,
  { y, weights, ...times }: Known,
  options: ProphetOptions,
  horizonMs: number,
  level: number,
): CrossValidation {
  const { learned, compared } = rowsAround(times.ds, cutoff, horizonMs);
  const latest = times.ds[learned.at(-1) ?? 0] ?? 0;
  const { changepoints } = options;
  const design = prophetDesign(
    { ...timesAt(times, learned), ...(weights && { weights: valuesAt(weights, learned) }) },
    { ...options, ...(changepoints && { changepoints: changepoints.filter((instant) => instant < latest) }) },
  );
  if (!design) throw new RangeError(`fewer than two instants lie before the cutoff ${cutoff}`);
  const forecast = predict(fitDesign(design, valuesAt(y, learned)), timesAt(times, compared), level);
  const { ds, yhat, yhat_lower, yhat_upper } = forecast;
  return { ds, yhat, yhat_lower, yhat_upper, y: valuesAt(y, compared), cutoff: ds.map(() => cutoff) };
}

/** The rows up to a cutoff, and those of the horizon after it. */
function rowsAround(ds: Values, cutoff: number, horizonMs: number): { learned: number[]; compared: number[] } {
  const rows = Array.from(ds, (time, row) => ({ time, row }));
  const numbers = (some: typeof rows) => some.map(({ row }) => row);
  return {
    learned: numbers(rows.filter(({ time }) => time <= cutoff)),
    compared: numbers(rows.filter(({ time }) => time > cutoff && time <= cutoff + horizonMs)),
  };
}

/** The seasons of a design as options that switch them on whatever the rows. */
function seasonsOf({ frame }: Design): ProphetOptions {
  const seasonalities = frame.features.flatMap((feature): CustomSeasonality[] => {
    if (feature.kind !== 'seasonality') return [];
    const { name, periodDays, order, priorScale, mode, conditionName } = feature;
    const season = { name, period: periodDays, fourier_order: order, prior_scale: priorScale, mode };
    return [conditionName === null ? season : { ...season, condition_name: conditionName }];
  });
  return { yearly_seasonality: false, weekly_seasonality: false, daily_seasonality: false, seasonalities };
}

function longestSeasonDays({ frame }: Design): number {
  return frame.features.reduce(
    (longest, feature) => (feature.kind === 'seasonality' ? Math.max(longest, feature.periodDays) : longest),
    0,
  );
}

function checkedCutoffs(cutoffs: readonly number[], ds: Float64Array, horizonMs: number): readonly number[] {
  const [first, last] = [ds[0] ?? 0, ds.at(-1) ?? 0];
  if (cutoffs.length === 0) throw new RangeError('cutoffs cannot be empty');
  const wrong = cutoffs.find((cutoff) => !(cutoff > first && cutoff <= last - horizonMs));
  if (wrong !== undefined)
    throw new RangeError(`cutoffs cannot hold ${wrong}: each lies after the first row and a horizon before the last`);
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
