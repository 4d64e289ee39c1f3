import { robustScale } from '../../stats/robust-scale.ts';
import { residual, residualScales, type ResidualScale } from '../intervals/residual.ts';
import { zeroShare } from '../intervals/zero-share.ts';

const DOUBTED_AT = 6;
const MISSES_NEEDED = 28;
const DAYS_LOOKED_AT = 90;
const SMALLEST_SCALE = 0.01;

export type OutlierSide = 'below' | 'above' | 'none';

/**
 * Nothing came on more than this share of the days of which something was expected: such days are in the nature of the series, and its
 * misses fall in two heaps long before one of them holds the median.
 */
const OFTEN_SILENT = 0.25;
/** Where more than this share of all days brings nothing, those that do are too few to say what would be too much. */
const NEARLY_ALWAYS_SILENT = 0.9;

/**
 * Whether a day lies so far from its forecast that later forecasts should not learn from it: by more than six robust standard
 * deviations of the misses of the last 90 days (of at least 28), and 6 % of what was expected. Where many days bring nothing the robust
 * one is of those days alone, and any day that brings something would be doubted: there it is the root of their mean square, and where
 * nearly all bring nothing none is doubted.
 *
 * @param values all of them
 * @param yhat what was expected of each day, which may come in later
 * @param weights 0 for days that are anomalies themselves, which may come in later
 * @returns of element `index`; only it and the elements before it are read
 */
export function outlierScreen(
  values: readonly (number | null)[],
  yhat: readonly (number | null)[],
  weights: readonly number[],
): (index: number) => OutlierSide {
  const scaleBefore = residualScales(values);
  /** By scale: a day is looked back at for 90 days. */
  const misses: Record<ResidualScale, (number | null)[]> = { log: [], linear: [] };

  function missOn(index: number, scale: ResidualScale): number | null {
    const known = misses[scale][index];
    if (known !== undefined) return known;
    const actual = values[index] ?? null;
    const expected = yhat[index] ?? null;
    const miss = actual === null || expected === null ? null : residual(actual, expected, scale);
    misses[scale][index] = miss;
    return miss;
  }

  function otherMisses(index: number, scale: ResidualScale): number[] {
    const found: number[] = [];
    for (let past = index - 1; past >= 0 && past >= index - DAYS_LOOKED_AT; past--) {
      const miss = weights[past] === 0 ? null : missOn(past, scale);
      if (miss !== null) found.push(miss);
    }
    return found;
  }

  return (index) => {
    const expected = yhat[index] ?? null;
    if (expected === null) return 'none';
    const scale = expected > 0 ? scaleBefore(index) : 'linear';
    const miss = missOn(index, scale);
    const smallest = scale === 'log' ? SMALLEST_SCALE : SMALLEST_SCALE * Math.abs(expected);
    if (miss === null || Math.abs(miss) <= DOUBTED_AT * smallest) return 'none';
    const past = otherMisses(index, scale);
    if (past.length < MISSES_NEEDED || !isOutlier(miss, past)) return 'none';
    if (zeroShare(values, index) > NEARLY_ALWAYS_SILENT) return 'none';
    if (isOftenSilent(values, yhat, index) && Math.abs(miss) <= DOUBTED_AT * rootMeanSquare(past)) return 'none';
    return miss < 0 ? 'below' : 'above';
  };
}

/** Whether a miss lies beyond six robust standard deviations. Nearly all do not, as more than half of the others show without sorting. */
function isOutlier(miss: number, misses: readonly number[]): boolean {
  const size = Math.abs(miss);
  let large = 0;
  for (const other of misses) if (DOUBTED_AT * Math.abs(other) >= size) large++;
  return large <= misses.length / 2 + 1 && size > DOUBTED_AT * (robustScale(misses) ?? 0);
}

function isOftenSilent(values: readonly (number | null)[], yhat: readonly (number | null)[], index: number): boolean {
  let expected = 0;
  let silent = 0;
  for (let past = Math.max(0, index - DAYS_LOOKED_AT); past < index; past++) {
    if ((values[past] ?? null) === null || (yhat[past] ?? 0) === 0) continue;
    expected++;
    if (values[past] === 0) silent++;
  }
  return silent > OFTEN_SILENT * expected;
}

function rootMeanSquare(values: readonly number[]): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value ** 2, 0) / values.length);
}
