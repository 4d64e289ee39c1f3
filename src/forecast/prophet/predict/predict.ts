import { capacity } from '../design/design.ts';
import { width, writeFeature, type Feature } from '../design/features.ts';
import type { ProphetFit } from '../solve/fit.ts';
import { addSlopeChanges } from '../solve/fitted-values.ts';
import { scaledTimes } from '../design/frame.ts';
import { intervals, type ScaledTrend } from './intervals.ts';
import { checkLengths, valuesAt, type Times } from '../design/rows.ts';
import type { Seasonality } from '../design/seasonalities.ts';
import { logisticTrend, trendLine } from '../design/trend-curve.ts';

/** A forecast as columns with Prophet's names, one element a requested row, in the unit of y. */
export interface ProphetForecast {
  readonly ds: Float64Array;
  readonly yhat: Float64Array;
  readonly yhat_lower: Float64Array;
  readonly yhat_upper: Float64Array;
  /**
   * `trend`; each seasonality, holiday and regressor by name; the sums `holidays`, `extra_regressors_additive` and
   * `extra_regressors_multiplicative` where the model has such terms; and the totals `additive_terms` and `multiplicative_terms`.
   * Additive components are in the unit of y, multiplicative ones are fractions of the trend above its floor:
   * `yhat` = floor + (`trend` - floor)·(1 + `multiplicative_terms`) + `additive_terms`.
   */
  readonly components: Readonly<Record<string, Float64Array>>;
}

/**
 * Forecasts any times, within the history or after it, in any order.
 *
 * @param times rows with the columns of the history: regressors, conditions, `cap` and `floor`
 * @param intervalWidth coverage of the interval from `yhat_lower` to `yhat_upper`, 0 to 1 (exclusive)
 * @throws RangeError if a column is missing or incomplete, or `intervalWidth` is not between 0 and 1.
 * @example predict(fitProphet({ ds: [0, 864e5, 1728e5], y: [1, 2, 3] }), { ds: [2592e5] }).yhat // [4]
 */
export function predict(fit: ProphetFit, times: Times, intervalWidth = 0.8): ProphetForecast {
  const { components, yhat, scaledTrend } = parts(fit, times, componentNames);
  const { below, above } = intervals(fit, scaledTrend, intervalWidth);
  return {
    ds: valuesAt('ds', times.ds, rowsOf(times)),
    yhat,
    yhat_lower: yhat.map((value, row) => value - representableOffset(below[row] ?? 0, value)),
    yhat_upper: yhat.map((value, row) => value + representableOffset(above[row] ?? 0, value)),
    components,
  };
}

/** Forecasts any times without intervals; otherwise as `predict`. */
export function pointForecast(fit: ProphetFit, times: Times): Pick<ProphetForecast, 'yhat' | 'components'> {
  const { components, yhat } = parts(fit, times, componentNames);
  return { components, yhat };
}

/** The column `yhat` of `predict` for the fits of one series at several values of `changepoint_prior_scale`: their columns are the same. */
export function expectedValues(fits: readonly ProphetFit[], times: Times): Float64Array[] {
  const columns = fits[0] && featureColumns(fits[0], times);
  return fits.map((fit) => parts(fit, times, termNames, columns).yhat);
}

/** The column of a seasonality in `components`, by its name; null if the model has none, or a multiplicative one. */
export function seasonalPart(fit: ProphetFit, name: string, times: Times): Float64Array | null {
  let column = 0;
  for (const feature of fit.frame.features) {
    const columns = width(feature);
    if (feature.kind !== 'seasonality' || feature.name !== name || feature.mode !== 'additive') {
      column += columns;
      continue;
    }
    const rows = rowsOf(times);
    const values = seasonalColumns(feature, times, rows);
    const factors = fit.parameters.beta.subarray(column, column + columns).map((beta) => fit.yScale * beta);
    const sums = new Float64Array(rows.length);
    for (let row = 0, at = 0; row < sums.length; row++) {
      let sum = 0;
      for (let index = 0; index < columns; index++, at++) sum += (factors[index] ?? 0) * (values[at] ?? 0);
      sums[row] = sum;
    }
    return sums;
  }
  return null;
}

/** The columns of the seasonality that was requested last. */
let latest: { readonly feature: Seasonality; readonly ds: Float64Array; readonly values: Float64Array } | null = null;

/** The columns of a seasonality at the given rows, and perhaps later ones: fits of a history that grows, and of others on its days, share them. */
function seasonalColumns(feature: Seasonality, times: Times, rows: Int32Array): Float64Array {
  const ds = valuesAt('ds', times.ds, rows);
  const { periodDays, order, conditionName } = feature;
  const isShared =
    conditionName === null &&
    latest?.feature.conditionName === null &&
    latest.feature.periodDays === periodDays &&
    latest.feature.order === order;
  const known = isShared && latest ? inCommon(latest.ds, ds) : 0;
  if (latest && known === ds.length) return latest.values;
  const values = new Float64Array(ds.length * width(feature));
  const first = known * width(feature);
  if (latest) values.set(latest.values.subarray(0, first));
  writeFeature(feature, times, rows.subarray(known), ds.subarray(known), values.subarray(first), 0, width(feature));
  latest = { feature, ds, values };
  return values;
}

/** How many of the first elements are the same. */
function inCommon(one: Float64Array, other: Float64Array): number {
  let count = 0;
  while (count < one.length && one[count] === other[count]) count++;
  return count;
}

interface Parts extends Pick<ProphetForecast, 'yhat' | 'components'> {
  readonly scaledTrend: ScaledTrend;
}

/** The names of the components to which a column of a feature contributes. */
type Names = (feature: Feature, column: number) => readonly string[];

/** @param columns those of the features at these times */
function parts(fit: ProphetFit, times: Times, names: Names, columns = featureColumns(fit, times)): Parts {
  const { frame, yScale, yFloor } = fit;
  const rows = rowsOf(times);
  const ds = valuesAt('ds', times.ds, rows);
  const limits = capacity(frame, times, rows);
  const cap = capAbove(fit, limits);
  const t = scaledTimes(ds, frame.startMs, frame.spanMs);
  const line = piecewiseLine(fit, t);
  const growth = cap ? line.map((value, row) => logisticTrend(cap[row] ?? 0, value)) : line;
  const sums = componentSums(fit, ds.length, names, columns);
  const [trend, yhat, gain] = [new Float64Array(ds.length), new Float64Array(ds.length), new Float64Array(ds.length)];
  for (let row = 0; row < ds.length; row++) {
    const above = (growth[row] ?? 0) * yScale;
    const multiplicative = sums.multiplicative_terms[row] ?? 0;
    trend[row] = above + (limits.floor?.[row] ?? yFloor);
    yhat[row] = (trend[row] ?? 0) + above * multiplicative + (sums.additive_terms[row] ?? 0);
    gain[row] = 1 + multiplicative;
  }
  return {
    components: Object.fromEntries([['trend', trend], ...sums.byName]),
    yhat,
    scaledTrend: { t, line, cap, gain },
  };
}

function piecewiseLine({ frame, parameters }: ProphetFit, t: Float64Array): Float64Array {
  const { intercept, slope } = trendLine(frame.growth, parameters.m, parameters.k);
  const line = new Float64Array(t.length);
  for (let row = 0; row < t.length; row++) line[row] = intercept + slope * (t[row] ?? 0);
  addSlopeChanges(t, frame.changepoints, parameters.delta, line);
  return line;
}

/** Returns the cap above the floor, in units of scaled y. */
function capAbove({ yFloor, yScale }: ProphetFit, { cap, floor }: ReturnType<typeof capacity>): Float64Array | null {
  return (
    cap?.map((value, row) => {
      const above = value - (floor?.[row] ?? yFloor);
      if (!(above > 0)) throw new RangeError(`cap of row ${row} is not above its floor`);
      return above / yScale;
    }) ?? null
  );
}

interface Sums {
  readonly additive_terms: Float64Array;
  readonly multiplicative_terms: Float64Array;
  /** The same two and every other component, by name: a map, for a component may be named `__proto__`. */
  readonly byName: ReadonlyMap<string, Float64Array>;
}

/** Returns the columns of each feature: row-major, with the width of the feature. */
function featureColumns({ frame }: ProphetFit, times: Times): Float64Array[] {
  checkLengths(times);
  const rows = rowsOf(times);
  const ds = valuesAt('ds', times.ds, rows);
  return frame.features.map((feature) => {
    const values = new Float64Array(ds.length * width(feature));
    writeFeature(feature, times, rows, ds, values, 0, width(feature));
    return values;
  });
}

/** Returns the named components, and the sums of all but the trend. */
function componentSums(
  { frame, parameters, yScale }: ProphetFit,
  rows: number,
  names: Names,
  featureValues: readonly Float64Array[],
): Sums {
  const terms = { additive_terms: new Float64Array(rows), multiplicative_terms: new Float64Array(rows) };
  const byName = new Map<string, Float64Array>(Object.entries(terms));
  let column = 0;
  for (const [at, feature] of frame.features.entries()) {
    const columns = width(feature);
    const values = featureValues[at] ?? new Float64Array(rows * columns);
    const unit = feature.mode === 'additive' ? yScale : 1;
    for (let index = 0; index < columns; index++, column++) {
      const factor = unit * (parameters.beta[column] ?? 0);
      for (const name of names(feature, index)) {
        const sum = byName.get(name) ?? new Float64Array(rows);
        byName.set(name, sum);
        addColumn(sum, factor, values, columns, index);
      }
    }
  }
  return { ...terms, byName };
}

function addColumn(sum: Float64Array, factor: number, values: Float64Array, columns: number, column: number): void {
  for (let row = 0; row < sum.length; row++)
    sum[row] = (sum[row] ?? 0) + factor * (values[row * columns + column] ?? 0);
}

const TERMS = { additive: ['additive_terms'], multiplicative: ['multiplicative_terms'] };

function termNames({ mode }: Feature): readonly string[] {
  return TERMS[mode];
}

/** All, by Prophet's names. */
function componentNames(feature: Feature, column: number): string[] {
  const terms = `${feature.mode}_terms`;
  switch (feature.kind) {
    case 'seasonality':
      return [feature.name, terms];
    case 'holidays':
      return [feature.holidayOf[column] ?? '', feature.name, terms];
    case 'regressor':
      return [feature.name, `extra_regressors_${feature.mode}`, terms];
  }
}

/** Increases an offset to one that changes `value` in floating-point arithmetic, so that an interval is never empty. */
function representableOffset(offset: number, value: number): number {
  return Math.max(offset, 4 * Number.EPSILON * Math.abs(value), Number.MIN_VALUE);
}

function rowsOf({ ds }: Times): Int32Array {
  const rows = new Int32Array(ds.length);
  for (let row = 0; row < rows.length; row++) rows[row] = row;
  return rows;
}
