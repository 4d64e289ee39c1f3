import { robustScale } from '../../stats/robust-scale.ts';
import { growingDoubles, type GrowingArray } from '../members/growing-array.ts';
import { residual, residualScales, type ResidualScale } from '../residual.ts';
import { zeroShare } from '../zero-share.ts';

const OUTLIER_SCORE = 6;
const ERRORS_NEEDED = 28;
const DAYS_LOOKED_AT = 90;
const SMALLEST_SCALE = 0.01;
/** While too few errors are known, a value is an outlier that is so many times as large as any of so many days or more. */
const ABSURD = { times: 100, values: 3 } as const;

export type OutlierSide = 'below' | 'above' | 'none';

/**
 * Zeros on more than this share of the days with a forecast other than zero are typical of the series: its errors then have two modes,
 * long before one of them holds the median.
 */
const OFTEN_ZERO = 0.25;
/** If more than this share of all days is zero, the others are too few to show which value is too large. */
const NEARLY_ALWAYS_ZERO = 0.9;

/** What the screen finds of a day by the days before it. */
export interface OutlierScreen {
  /** The side on which it is an outlier. */
  sideOf(index: number): OutlierSide;
  /** Whether it is at least half as far out on a side: beside an outlier, part of the same event. */
  isHalfOut(index: number, side: OutlierSide): boolean;
}

/** The forecast of each day, its usual value and its weight; all may be appended later. */
interface ScreenedDays {
  readonly yhat: readonly (number | null)[];
  /** The usual value of its weekday by the latest values, outliers among them; null while too few are known. */
  readonly usual: readonly (number | null)[];
  /** 0 for days whose errors are no guide to others. */
  readonly typical: readonly number[];
}

/**
 * Finds the days that later forecasts should not be fitted to: those whose error exceeds six robust standard deviations of the errors of
 * the last 90 days (of at least 28), and 6 % of the forecast; before there are as many, those of more than a hundred times any value so far. A day that is usual for its weekday is no outlier, whatever the forecast:
 * otherwise a forecast that learned from an outage would reject all normal days after it. Where many days are zero, the robust deviation
 * describes those days alone, and any other day would be an outlier: there the root mean square is used too, and where nearly all days
 * are zero no day is an outlier.
 *
 * @param values all of them; only a day and those before it are read
 */
export function outlierScreen(
  values: readonly (number | null)[],
  { yhat, usual, typical }: ScreenedDays,
): OutlierScreen {
  const scaleBefore = residualScales(values);
  /** The absolute errors of the days so far, by scale: each is used for 90 days. NaN for one that is no guide to others. */
  const sizes: Record<ResidualScale, GrowingArray<Float64Array>> = { log: growingDoubles(), linear: growingDoubles() };
  const largestBefore = largestSoFar(values);

  function errorOn(index: number, scale: ResidualScale): number | null {
    const actual = values[index] ?? null;
    const expected = yhat[index] ?? null;
    return actual === null || expected === null ? null : residual(actual, expected, scale);
  }

  /** The absolute errors of the days before one, oldest first, some of them NaN. */
  function pastSizes(index: number, scale: ResidualScale): Float64Array {
    const known = sizes[scale];
    for (let day = known.length; day < index; day++) {
      const error = typical[day] === 0 ? null : errorOn(day, scale);
      known.push(error === null ? NaN : Math.abs(error));
    }
    return known.first(index).subarray(Math.max(0, index - DAYS_LOOKED_AT));
  }

  function scaleOf(index: number): ResidualScale {
    return (yhat[index] ?? 0) > 0 ? scaleBefore(index) : 'linear';
  }

  /** The error against the usual value of the weekday, if it has the sign of `error`; else 0. */
  function errorFromUsual(index: number, error: number, scale: ResidualScale): number {
    const reference = usual[index] ?? null;
    if (reference === null) return error;
    const other = residual(values[index] ?? 0, reference, scale);
    return other === null || other * error <= 0 ? 0 : other;
  }

  /** The smaller of the errors against the forecast and the usual value of the weekday; null without a forecast. */
  function smallerError(index: number, scale: ResidualScale): number | null {
    const own = (yhat[index] ?? null) === null ? null : errorOn(index, scale);
    if (own === null) return null;
    const fromUsual = errorFromUsual(index, own, scale);
    return Math.abs(fromUsual) < Math.abs(own) ? fromUsual : own;
  }

  /** By how much it exceeds all days so far: a short history has no errors that would show what is usual. */
  function isAbsurd(index: number): boolean {
    const past = largestBefore(index);
    if (past.values < ABSURD.values || !(Math.abs(values[index] ?? 0) > ABSURD.times * past.largest)) return false;
    return known(pastSizes(index, scaleOf(index))).length < ERRORS_NEEDED;
  }

  function sideOf(index: number): OutlierSide {
    if (isAbsurd(index)) return (values[index] ?? 0) < 0 ? 'below' : 'above';
    const scale = scaleOf(index);
    const error = smallerError(index, scale);
    const smallest = scale === 'log' ? SMALLEST_SCALE : SMALLEST_SCALE * Math.abs(yhat[index] ?? 0);
    if (error === null || Math.abs(error) <= OUTLIER_SCORE * smallest) return 'none';
    const past = pastSizes(index, scale);
    if (!isOutlier(error, past)) return 'none';
    if (zeroShare(values, index) > NEARLY_ALWAYS_ZERO) return 'none';
    if (isOftenZero(values, yhat, index) && Math.abs(error) <= OUTLIER_SCORE * rootMeanSquare(known(past)))
      return 'none';
    return error < 0 ? 'below' : 'above';
  }

  function isHalfOut(index: number, side: OutlierSide): boolean {
    const scale = scaleOf(index);
    const error = smallerError(index, scale);
    if (error === null || side === 'none' || error < 0 !== (side === 'below')) return false;
    const past = pastSizes(index, scale);
    return past.length >= ERRORS_NEEDED && 2 * Math.abs(error) > OUTLIER_SCORE * (robustScale(known(past)) ?? 0);
  }

  return { sideOf, isHalfOut };
}

/** The largest size of the values before a day, and how many of them are not zero. Ascending days are read once. */
function largestSoFar(
  values: readonly (number | null)[],
): (index: number) => { readonly largest: number; readonly values: number } {
  let [read, largest, count] = [0, 0, 0];
  return (index) => {
    if (index < read) [read, largest, count] = [0, 0, 0];
    for (; read < index; read++) {
      const size = Math.abs(values[read] ?? 0);
      if (size > largest) largest = size;
      if (size > 0) count++;
    }
    return { largest, values: count };
  };
}

/**
 * Whether an error exceeds six robust standard deviations of enough others. Most do not, as more than half of the others show without
 * sorting.
 *
 * @param others absolute errors; NaN is none
 */
function isOutlier(error: number, others: Float64Array): boolean {
  const size = Math.abs(error);
  let [count, large] = [0, 0];
  for (let at = 0; at < others.length; at++) {
    const other = OUTLIER_SCORE * (others[at] ?? NaN);
    if (other >= size) large++;
    else if (!(other < size)) continue;
    count++;
  }
  return count >= ERRORS_NEEDED && large <= count / 2 + 1 && size > OUTLIER_SCORE * (robustScale(known(others)) ?? 0);
}

/** Newest first. */
function known(sizes: Float64Array): number[] {
  return Array.from(sizes.filter((size) => !Number.isNaN(size))).reverse();
}

function isOftenZero(values: readonly (number | null)[], yhat: readonly (number | null)[], index: number): boolean {
  let expected = 0;
  let zeros = 0;
  for (let past = Math.max(0, index - DAYS_LOOKED_AT); past < index; past++) {
    if ((values[past] ?? null) === null || (yhat[past] ?? 0) === 0) continue;
    expected++;
    if (values[past] === 0) zeros++;
  }
  return zeros > OFTEN_ZERO * expected;
}

function rootMeanSquare(values: readonly number[]): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value ** 2, 0) / values.length);
}
