/**
 * Returns the probability that the next value is at least `x`, assuming exchangeable values: the inverse of `predictiveQuantile`. It is
 * limited to the range 1/(n + 1) to n/(n + 1), since n values cannot resolve rarer events. Null for no values.
 *
 * @param values finite numbers in any order; not modified
 * @source Hyndman & Fan (1996), Sample quantiles in statistical packages, definition 6: the next of n + 1 values is equally likely to take each rank
 * @example predictiveOdds([10, 20, 30], 20) // 0.5
 * @example predictiveOdds([10, 20, 30], 12) // 0.7
 * @example predictiveOdds([10, 20, 30], 1000) // 0.25
 * @example predictiveOdds([7, 7, 7], 7) // 0.75
 */
export function predictiveOdds(values: readonly number[], x: number): number | null {
  if (values.length === 0) return null;
  const sorted = new Float64Array(values).sort();
  const countBelow = sorted.findIndex((value) => value >= x);
  const rank = countBelow === -1 ? sorted.length : countBelow === 0 ? 1 : countBelow + fraction(sorted, countBelow, x);
  return (sorted.length + 1 - rank) / (sorted.length + 1);
}

/** Returns the position of `x` between the elements `index - 1` and `index`, 0 to 1. */
function fraction(sorted: Float64Array, index: number, x: number): number {
  const [low = x, high = x] = [sorted[index - 1], sorted[index]];
  return high > low ? (x - low) / (high - low) : 1;
}
