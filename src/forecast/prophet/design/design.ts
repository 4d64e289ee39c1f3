import type { Columns, Harmonics } from './columns.ts';
import { priorScales, width, writeFeature } from './features.ts';
import { frame, scaledTimes, type Frame } from './frame.ts';
import { gram } from './gram.ts';
import { settings, type ProphetOptions } from './options.ts';
import { usedRows, valuesAt, type Times, type WeightedTimes } from './rows.ts';
import { weightSum } from './weight-sum.ts';

/** Standard deviation of the normal priors of m and k. */
const TREND_PRIOR_SCALE = 5;

/** Everything about a fit that does not depend on y, so that series on the same rows share it. */
export interface Design extends Columns {
  readonly frame: Frame;
  /** Which rows of the given times these are. */
  readonly source: Int32Array;
  /** The sum of the weights, Prophet's n. */
  readonly weightSum: number;
  /** 1 / variance of the prior of each smooth column. */
  readonly precisions: Float64Array;
  /** How many of the smooth columns come before the multiplicative ones, which are the last. */
  readonly additiveWidth: number;
  /** For logistic growth, in the unit of y; null where the times had none. */
  readonly cap: Float64Array | null;
  readonly floor: Float64Array | null;
  /** Z'WZ of the smooth columns, then the hinges: row-major, (q + S) by (q + S), the upper triangle. */
  readonly gram: Float64Array;
}

/**
 * The design of a history; null if its rows are of fewer than two instants.
 *
 * @param times row order does not matter; rows of weight 0 count for nothing
 * @returns in the example the smooth columns are the two of the trend, and two for each of three waves of the week
 * @throws RangeError for an option or a column that cannot be.
 * @example prophetDesign({ ds: Array.from({ length: 28 }, (_, day) => 864e5 * day) })?.smoothWidth // 2 + 2 * 3
 * @example prophetDesign({ ds: [864e5, 864e5] }) // null
 */
export function prophetDesign(times: WeightedTimes, options: ProphetOptions = {}): Design | null {
  const source = usedRows(times);
  const ds = valuesAt(times.ds, source);
  const weights = usedWeights(times, source);
  const shape = frame(times, source, ds, weights, settings(options));
  if (!shape) return null;
  const rows = ds.length;
  const t = scaledTimes(ds, shape.startMs, shape.spanMs);
  const trendWidth = trendColumns(shape);
  const smoothWidth = shape.features.reduce((sum, feature) => sum + width(feature), trendWidth);
  const stride = 4 * Math.ceil(smoothWidth / 4);
  const smooth = new Float64Array(rows * stride);
  for (let row = 0; row < rows; row++) {
    smooth[row * stride] = 1;
    if (trendWidth === 2) smooth[row * stride + 1] = t[row] ?? 0;
  }
  const harmonics: Harmonics[] = [];
  let column = trendWidth;
  for (const feature of shape.features) {
    if (feature.kind === 'seasonality' && feature.conditionName === null && feature.mode === 'additive')
      harmonics.push({ from: column, order: feature.order });
    writeFeature(feature, times, source, ds, smooth, column, stride);
    column += width(feature);
  }
  const scales = [
    ...Array.from({ length: trendWidth }, () => TREND_PRIOR_SCALE),
    ...shape.features.flatMap(priorScales),
  ];
  const columns = {
    rows,
    t,
    weights,
    smoothWidth,
    smooth,
    stride,
    harmonics,
    changepoints: shape.changepoints,
    hingeGain: null,
  };
  return {
    ...columns,
    frame: shape,
    source,
    weightSum: weightSum(rows, weights),
    additiveWidth: shape.features.reduce(
      (sum, feature) => sum + (feature.mode === 'additive' ? width(feature) : 0),
      trendWidth,
    ),
    ...capacity(shape, times, source),
    precisions: Float64Array.from(scales, (scale) => 1 / scale ** 2),
    gram: gram(columns),
  };
}

/** How many columns the trend has before its changes: 1, and t unless growth is flat. */
export function trendColumns({ growth }: Frame): number {
  return growth === 'flat' ? 1 : 2;
}

/**
 * The columns `cap` and `floor` of some rows, for logistic growth.
 * @throws RangeError if one is missing or has holes.
 */
export function capacity({ growth, hasFloor }: Frame, times: Times, rows: Int32Array): Pick<Design, 'cap' | 'floor'> {
  if (growth !== 'logistic') return { cap: null, floor: null };
  if (!times.cap) throw new RangeError('cap is missing, which logistic growth needs');
  if (hasFloor && !times.floor) throw new RangeError('floor is missing, which the history had');
  const cap = valuesAt(times.cap, rows);
  const floor = hasFloor && times.floor ? valuesAt(times.floor, rows) : null;
  return { cap, floor };
}

/** The same design with another `changepoint_prior_scale`, sharing all that is costly. */
export function withChangepointPriorScale(design: Design, changepointPriorScale: number): Design {
  if (!(changepointPriorScale > 0)) throw new RangeError(`changepoint_prior_scale cannot be ${changepointPriorScale}`);
  return { ...design, frame: { ...design.frame, changepointPriorScale } };
}

/** The weights of the rows that count; null if all are 1, which is faster. */
function usedWeights(times: WeightedTimes, source: Int32Array): Float64Array | null {
  const weights = times.weights && valuesAt(times.weights, source);
  return weights?.some((weight) => weight !== 1) ? weights : null;
}
