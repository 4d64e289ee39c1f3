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
  const { components, yhat, scaledTrend } = parts(fit, times);
  const { below, above } = intervals(fit, scaledTrend, intervalWidth);
  return {
    ds: rowsAt(times).ds,
    yhat,
    yhat_lower: yhat.map((value, row) => value - representableOffset(below[row] ?? 0, value)),
    yhat_upper: yhat.map((value, row) => value + representableOffset(above[row] ?? 0, value)),
    components,
  };
}

/** Forecasts any times without intervals; otherwise as `predict`. */
export function pointForecast(fit: ProphetFit, times: Times): Pick<ProphetForecast, 'yhat' | 'components'> {
  const { components, yhat } = parts(fit, times);
  return { components, yhat };
}

/** The column `yhat` of `predict` for the fits of one series at several values of `changepoint_prior_scale`: their columns are the same. */
export function expectedValues(fits: readonly ProphetFit[], times: Times): Float64Array[] {
  const [first] = fits;
  if (!first) return [];
  const rows = rowsAt(times);
  const columns = featureColumns(first, rows);
  return fits.map((fit) => totals(fit, scaledTrend(fit, rows), termSums(fit, rows.ds.length, columns)).yhat);
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
    const rows = rowsAt(times);
    const sums = new Float64Array(rows.ds.length);
    addTerms(sums, seasonalColumns(feature, rows), factorsOf(fit, feature, column));
    return sums;
  }
  return null;
}

/** The columns of the seasonality that was requested last, with room for more rows. */
let latest: { readonly feature: Seasonality; readonly ds: Float64Array; readonly values: Float64Array } | null = null;

/** The columns of a seasonality at the given rows, and perhaps later ones: fits of a history that grows, and of others on its days, share them. */
function seasonalColumns(feature: Seasonality, { times, indices, ds }: Rows): Float64Array {
  const { periodDays, order, conditionName } = feature;
  const isShared =
    conditionName === null &&
    latest?.feature.conditionName === null &&
    latest.feature.periodDays === periodDays &&
    latest.feature.order === order;
  const known = isShared && latest ? inCommon(latest.ds, ds) : 0;
  if (latest && known === ds.length) return latest.values;
  const first = known * width(feature);
  let values = latest?.values ?? new Float64Array(0);
  if (values.length < ds.length * width(feature)) {
    values = new Float64Array(Math.ceil(1.5 * ds.length) * width(feature));
    if (latest) values.set(latest.values.subarray(0, first));
  }
  writeFeature(feature, times, indices.subarray(known), ds.subarray(known), values.subarray(first), 0, width(feature));
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

function parts(fit: ProphetFit, times: Times): Parts {
  const rows = rowsAt(times);
  const curve = scaledTrend(fit, rows);
  const columns = featureColumns(fit, rows);
  const terms = termSums(fit, rows.ds.length, columns);
  const { trend, yhat } = totals(fit, curve, terms);
  const named = [...Object.entries(terms), ...namedSums(fit, rows.ds.length, columns)];
  const gain = terms.multiplicative_terms.map((multiplicative) => 1 + multiplicative);
  return {
    components: Object.fromEntries([['trend', trend], ...named]),
    yhat,
    scaledTrend: { ...curve, gain },
  };
}

/** The rows of a forecast. */
interface Rows {
  readonly times: Times;
  readonly indices: Int32Array;
  readonly ds: Float64Array;
}

function rowsAt(times: Times): Rows {
  checkLengths(times);
  const indices = new Int32Array(times.ds.length);
  for (let row = 0; row < indices.length; row++) indices[row] = row;
  return { times, indices, ds: valuesAt('ds', times.ds, indices) };
}

interface TrendCurve extends Omit<ScaledTrend, 'gain'> {
  /** The trend above its floor. */
  readonly growth: Float64Array;
  /** One a row; null where the times have none. */
  readonly floor: Float64Array | null;
}

function scaledTrend(fit: ProphetFit, { times, indices, ds }: Rows): TrendCurve {
  const { frame } = fit;
  const limits = capacity(frame, times, indices);
  const cap = capAbove(fit, limits);
  const t = scaledTimes(ds, frame.startMs, frame.spanMs);
  const line = piecewiseLine(fit, t);
  const growth = cap ? line.map((value, row) => logisticTrend(cap[row] ?? 0, value)) : line;
  return { t, line, cap, growth, floor: limits.floor };
}

/** The trend, and the sum of all components. */
function totals(
  { yScale, yFloor }: ProphetFit,
  { growth, floor }: TrendCurve,
  { additive_terms, multiplicative_terms }: Terms,
): { readonly trend: Float64Array; readonly yhat: Float64Array } {
  const [trend, yhat] = [new Float64Array(growth.length), new Float64Array(growth.length)];
  for (let row = 0; row < growth.length; row++) {
    const above = (growth[row] ?? 0) * yScale;
    trend[row] = above + (floor?.[row] ?? yFloor);
    yhat[row] = (trend[row] ?? 0) + above * (multiplicative_terms[row] ?? 0) + (additive_terms[row] ?? 0);
  }
  return { trend, yhat };
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

interface Terms {
  readonly additive_terms: Float64Array;
  readonly multiplicative_terms: Float64Array;
}

/** Returns the columns of each feature: row-major, with the width of the feature. */
function featureColumns({ frame }: ProphetFit, { times, indices, ds }: Rows): Float64Array[] {
  return frame.features.map((feature) => {
    const values = new Float64Array(ds.length * width(feature));
    writeFeature(feature, times, indices, ds, values, 0, width(feature));
    return values;
  });
}

/** Returns the sums of all components but the trend. */
function termSums(fit: ProphetFit, rows: number, featureValues: readonly Float64Array[]): Terms {
  const terms = { additive_terms: new Float64Array(rows), multiplicative_terms: new Float64Array(rows) };
  let column = 0;
  fit.frame.features.forEach((feature, at) => {
    const sums = feature.mode === 'additive' ? terms.additive_terms : terms.multiplicative_terms;
    addTerms(sums, featureValues[at] ?? new Float64Array(0), factorsOf(fit, feature, column));
    column += width(feature);
  });
  return terms;
}

/** The factors of the columns of a feature, the first of which is `column`. */
function factorsOf({ parameters, yScale }: ProphetFit, feature: Feature, column: number): Float64Array {
  const unit = feature.mode === 'additive' ? yScale : 1;
  const factors = parameters.beta.slice(column, column + width(feature));
  for (let index = 0; index < factors.length; index++) factors[index] = unit * (factors[index] ?? 0);
  return factors;
}

/** @param values row-major, one column a factor */
function addTerms(sums: Float64Array, values: Float64Array, factors: Float64Array): void {
  for (let row = 0, at = 0; row < sums.length; row++) {
    let sum = sums[row] ?? 0;
    for (let index = 0; index < factors.length; index++, at++) sum += (factors[index] ?? 0) * (values[at] ?? 0);
    sums[row] = sum;
  }
}

/** Returns the components by name: a map, for a component may be named `__proto__`. */
function namedSums(
  fit: ProphetFit,
  rows: number,
  featureValues: readonly Float64Array[],
): ReadonlyMap<string, Float64Array> {
  const byName = new Map<string, Float64Array>();
  let column = 0;
  fit.frame.features.forEach((feature, at) => {
    factorsOf(fit, feature, column).forEach((factor, index, { length }) => {
      for (const name of componentNames(feature, index)) {
        const sum = byName.get(name) ?? new Float64Array(rows);
        byName.set(name, sum);
        addColumn(sum, factor, featureValues[at] ?? new Float64Array(0), length, index);
      }
    });
    column += width(feature);
  });
  return byName;
}

function addColumn(sum: Float64Array, factor: number, values: Float64Array, columns: number, column: number): void {
  for (let row = 0; row < sum.length; row++)
    sum[row] = (sum[row] ?? 0) + factor * (values[row * columns + column] ?? 0);
}

/** Those to which a column of a feature contributes, by Prophet's names. */
function componentNames(feature: Feature, column: number): string[] {
  switch (feature.kind) {
    case 'seasonality':
      return [feature.name];
    case 'holidays':
      return [feature.holidayOf[column] ?? '', feature.name];
    case 'regressor':
      return [feature.name, `extra_regressors_${feature.mode}`];
  }
}

/** Increases an offset to one that changes `value` in floating-point arithmetic, so that an interval is never empty. */
function representableOffset(offset: number, value: number): number {
  return Math.max(offset, 4 * Number.EPSILON * Math.abs(value), Number.MIN_VALUE);
}
