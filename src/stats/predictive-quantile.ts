import { quantile } from './quantile.ts';

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
  if (!(p >= 0 && p <= 1)) throw new RangeError(`p must be in 0 to 1, not ${p}`);
  if (values.length < 2) return quantile(values, p);
  const type7 = (p * (values.length + 1) - 1) / (values.length - 1);
  return quantile(values, Math.min(Math.max(type7, 0), 1));
}
