import type { Columns } from './columns.ts';
import { width, type Feature } from './features.ts';
import type { Frame } from './frame.ts';
import { noSums, type ColumnSums } from './gram.ts';
import type { ProphetOptions } from './options.ts';

/**
 * The smooth columns of the latest design and their sums. The next design on more rows of the same history continues them, and one on other
 * rows takes their memory: either way the latest design is no longer valid.
 */
export interface ContinuedRows {
  smooth: Float64Array;
  sums: ColumnSums | null;
  frame: Frame | null;
  holidays: ProphetOptions['holidays'];
  ds: Float64Array;
}

export function noRows(): ContinuedRows {
  return { smooth: new Float64Array(0), sums: null, frame: null, holidays: [], ds: new Float64Array(0) };
}

/** The room for smooth columns, zero but for the first rows, which hold their values already, and the sums over these rows. */
export interface SmoothRows {
  readonly smooth: Float64Array;
  readonly sums: ColumnSums;
}

/**
 * Returns the room for the smooth columns of a design without weights. After `keepRows` it can be continued.
 * @param holidays of the options
 * @param ds epoch milliseconds, ascending
 */
export function continuedRows(
  latest: ContinuedRows,
  frame: Frame,
  holidays: ProphetOptions['holidays'],
  ds: Float64Array,
  { smoothWidth, stride, harmonics }: Pick<Columns, 'smoothWidth' | 'stride' | 'harmonics'>,
): SmoothRows {
  const needed = ds.length * stride;
  const isContinued =
    latest.sums !== null &&
    latest.holidays === holidays &&
    isLonger(latest.ds, ds) &&
    latest.frame !== null &&
    hasSameColumns(latest.frame, frame);
  const kept = isContinued ? latest.smooth.subarray(0, latest.ds.length * stride) : new Float64Array(0);
  let { smooth } = latest;
  if (smooth.length < needed) {
    smooth = new Float64Array(Math.ceil(1.5 * needed));
    smooth.set(kept);
  } else smooth.fill(0, kept.length, needed);
  const sums = isContinued && latest.sums ? latest.sums : noSums({ smoothWidth, harmonics });
  Object.assign(latest, { smooth, sums: null, frame, holidays, ds });
  return { smooth: smooth.subarray(0, needed), sums };
}

/** The sums hold all rows now. */
export function keepRows(latest: ContinuedRows, { sums }: ColumnSums): void {
  latest.sums = { rows: latest.ds.length, sums };
}

function isLonger(short: Float64Array, long: Float64Array): boolean {
  if (short.length > long.length) return false;
  for (let row = 0; row < short.length; row++) if (short[row] !== long[row]) return false;
  return true;
}

function hasSameColumns(one: Frame, other: Frame): boolean {
  return (
    one.growth === other.growth &&
    one.features.length === other.features.length &&
    one.features.every((feature, at) => {
      const same = other.features[at];
      return same !== undefined && isSame(feature, same);
    })
  );
}

/** Whether two features of the same history have the same columns. A regressor is scaled by all rows, so it has other ones. */
function isSame(one: Feature, other: Feature): boolean {
  if (one.kind === 'seasonality' && other.kind === 'seasonality')
    return (
      one.periodDays === other.periodDays &&
      one.order === other.order &&
      one.conditionName === null &&
      other.conditionName === null
    );
  // Those of the same calendar that a history has seen have columns, and a longer one has seen them too.
  return one.kind === 'holidays' && other.kind === 'holidays' && width(one) === width(other);
}
