import { ascending, quantileOfSorted } from './quantile.ts';

/**
 * Returns the value below which the next value falls with probability `p`, assuming exchangeable values: R's quantile type 6. Beyond the
 * resolution of the sample it is the smallest or largest value. Null for no values.
 *
 * @param values finite numbers in any order; not modified
 * @param p probability, 0 to 1
 * @throws RangeError if `p` is outside 0 to 1.
 * @source Hyndman & Fan (1996), Sample quantiles in statistical packages, definition 6: the next of n + 1 values is equally likely to take each rank
 * @example predictiveQuantile([10, 20, 30], 0.5) // 20
 * @example predictiveQuantile([10, 20, 30], 0.3) // 12
 * @example predictiveQuantile([10, 20, 30], 0.1) // 10
 */
export function predictiveQuantile(values: readonly number[], p: number): number | null {
  return predictiveQuantileOfSorted(ascending(values), p);
}

/**
 * `predictiveQuantile` of values in ascending order.
 * @example predictiveQuantileOfSorted(ascending([30, 10, 20]), 0.3) // 12
 */
export function predictiveQuantileOfSorted(sorted: Float64Array, p: number): number | null {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`p must be in 0 to 1, not ${p}`);
  if (sorted.length < 2) return quantileOfSorted(sorted, p);
  const type7 = (p * (sorted.length + 1) - 1) / (sorted.length - 1);
  return quantileOfSorted(sorted, Math.min(Math.max(type7, 0), 1));
}
