import { quantile } from './quantile.ts';

/**
 * The value under which the next one falls with probability `p`, if it is drawn as the others were: R's type 6. Where too few are known
 * to say, the smallest or the largest. Null for no values.
 *
 * @param values finite numbers, in any order, left as they are
 * @param p probability, 0 to 1
 * @throws RangeError if `p` is outside 0 to 1.
 * @source Hyndman & Fan (1996), Sample quantiles in statistical packages, definition 6: the next of n + 1 values is equally likely to take each rank
 * @example predictiveQuantile([10, 20, 30], 0.5) // 20
 * @example predictiveQuantile([10, 20, 30], 0.3) // 12
 * @example predictiveQuantile([10, 20, 30], 0.1) // 10
 */
export function predictiveQuantile(values: readonly number[], p: number): number | null {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`p must lie in 0 to 1, not ${p}`);
  if (values.length < 2) return quantile(values, p);
  const share = (p * (values.length + 1) - 1) / (values.length - 1);
  return quantile(values, Math.min(Math.max(share, 0), 1));
}
