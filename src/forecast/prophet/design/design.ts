import type { Columns, Harmonics } from './columns.ts';
import { priorScales, width, writeFeature } from './features.ts';
import { frame, scaledTimes, type Frame } from './frame.ts';
import { continuedRows, keepRows, type ContinuedRows } from './continued-rows.ts';
import { gram } from './gram.ts';
import { settings, type ProphetOptions } from './options.ts';
import { checkLengths, usedRows, valuesAt, type Times, type WeightedTimes } from './rows.ts';
import { weightSum } from './weight-sum.ts';

/** Standard deviation of the normal priors of m and k. */
const TREND_PRIOR_SCALE = 5;

/** The part of a fit that does not depend on y, shared by series on the same rows. */
export interface Design extends Columns {
  readonly frame: Frame;
  /** For each row, its index in the given times. */
  readonly source: Int32Array;
  /** The number of the given times. */
  readonly givenRows: number;
  /** The sum of the weights, n in Prophet. */
  readonly weightSum: number;
  /** Prior precision (1 / variance) of each smooth column. */
  readonly precisions: Float64Array;
  /** Number of smooth columns before the multiplicative ones, which come last. */
  readonly additiveWidth: number;
  /** For logistic growth, in the unit of y; null if the times have none. */
  readonly cap: Float64Array | null;
  readonly floor: Float64Array | null;
  /** Z'WZ of the smooth columns, then the hinges: row-major, (q + S) by (q + S), upper triangle. */
  readonly gram: Float64Array;
}

/**
 * Returns the design of a history; null if its rows cover fewer than two instants.
 *
 * @param times rows in any order; rows of weight 0 are ignored
 * @param latest rows of the design before, which this one makes invalid; the result is the same without
 * @returns in the example, two smooth columns of the trend and three Fourier pairs of the week
 * @throws RangeError if an option or a column is invalid.
 * @example prophetDesign({ ds: Array.from({ length: 28 }, (_, day) => 864e5 * day) })?.smoothWidth // 2 + 2 * 3
 * @example prophetDesign({ ds: [864e5, 864e5] }) // null
 */
export function prophetDesign(
  times: WeightedTimes,
  options: ProphetOptions = {},
  latest: ContinuedRows | null = null,
): Design | null {
  checkLengths(times);
  const source = usedRows(times);
  const ds = valuesAt('ds', times.ds, source);
  const weights = usedWeights(times, source);
  const designFrame = frame(times, source, ds, weights, settings(options));
  if (!designFrame) return null;
  const rows = ds.length;
  const t = scaledTimes(ds, designFrame.startMs, designFrame.spanMs);
  const trendWidth = trendColumns(designFrame);
  const smoothWidth = designFrame.features.reduce((sum, feature) => sum + width(feature), trendWidth);
  const stride = 4 * Math.ceil(smoothWidth / 4);
  const harmonics: Harmonics[] = [];
  let column = trendWidth;
  for (const feature of designFrame.features) {
    if (feature.kind === 'seasonality' && feature.conditionName === null && feature.mode === 'additive')
      harmonics.push({ from: column, order: feature.order });
    column += width(feature);
  }
  const continued =
    latest && !weights
      ? continuedRows(latest, designFrame, options.holidays, ds, { smoothWidth, stride, harmonics })
      : null;
  const smooth = continued?.smooth ?? new Float64Array(rows * stride);
  const first = continued?.sums.rows ?? 0;
  for (let row = 0; row < rows; row++) {
    smooth[row * stride] = 1;
    if (trendWidth === 2) smooth[row * stride + 1] = t[row] ?? 0;
  }
  const [newRows, newDs, newSmooth] = [source.subarray(first), ds.subarray(first), smooth.subarray(first * stride)];
  const precisions = new Float64Array(smoothWidth).fill(1 / TREND_PRIOR_SCALE ** 2, 0, trendWidth);
  column = trendWidth;
  for (const feature of designFrame.features) {
    writeFeature(feature, times, newRows, newDs, newSmooth, column, stride);
    for (const scale of priorScales(feature)) precisions[column++] = 1 / scale ** 2;
  }
  const columns = {
    rows,
    t,
    weights,
    smoothWidth,
    smooth,
    stride,
    harmonics,
    changepoints: designFrame.changepoints,
    hingeGain: null,
  };
  const products = gram(columns, continued?.sums);
  if (latest && continued) keepRows(latest, continued.sums);
  return {
    ...columns,
    frame: designFrame,
    source,
    givenRows: times.ds.length,
    weightSum: weightSum(rows, weights),
    additiveWidth: designFrame.features.reduce(
      (sum, feature) => sum + (feature.mode === 'additive' ? width(feature) : 0),
      trendWidth,
    ),
    ...capacity(designFrame, times, source),
    precisions,
    gram: products,
  };
}

/** Returns the number of trend columns without the hinges: 1, and t unless growth is flat. */
export function trendColumns({ growth }: Frame): number {
  return growth === 'flat' ? 1 : 2;
}

/**
 * Returns the columns `cap` and `floor` of the given rows; null unless growth is logistic.
 * @throws RangeError if a column is missing or incomplete.
 */
export function capacity({ growth, hasFloor }: Frame, times: Times, rows: Int32Array): Pick<Design, 'cap' | 'floor'> {
  if (growth !== 'logistic') return { cap: null, floor: null };
  if (!times.cap) throw new RangeError('cap is missing: logistic growth needs it');
  if (hasFloor && !times.floor) throw new RangeError('floor is missing: the model was fitted with one');
  const cap = valuesAt('cap', times.cap, rows);
  const floor = hasFloor && times.floor ? valuesAt('floor', times.floor, rows) : null;
  return { cap, floor };
}

/** Returns the design with another `changepoint_prior_scale`; its arrays are shared. */
export function withChangepointPriorScale(design: Design, changepointPriorScale: number): Design {
  if (!(changepointPriorScale > 0)) throw new RangeError(`changepoint_prior_scale cannot be ${changepointPriorScale}`);
  return { ...design, frame: { ...design.frame, changepointPriorScale } };
}

/** Returns the weights of the used rows; null if all are 1, which has a faster path. */
function usedWeights(times: WeightedTimes, source: Int32Array): Float64Array | null {
  const weights = times.weights && valuesAt('weights', times.weights, source);
  return weights?.some((weight) => weight !== 1) ? weights : null;
}
