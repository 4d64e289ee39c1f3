/**
 * The probability that the next value is at least `x`, if it is drawn as the others were: what `predictiveQuantile` says, read the other
 * way. Of n values it is never under 1/(n + 1) nor over n/(n + 1), for so few can't tell rarer things. Null for no values.
 *
 * @param values finite numbers, in any order, left as they are
 * @source Hyndman & Fan (1996), Sample quantiles in statistical packages, definition 6: the next of n + 1 values is equally likely to take each rank
 * @example predictiveOdds([10, 20, 30], 20) // 0.5
 * @example predictiveOdds([10, 20, 30], 12) // 0.7
 * @example predictiveOdds([10, 20, 30], 1000) // 0.25
 * @example predictiveOdds([7, 7, 7], 7) // 0.75
 */
export function predictiveOdds(values: readonly number[], x: number): number | null {
  if (values.length === 0) return null;
  const sorted = new Float64Array(values).sort();
  const below = sorted.findIndex((value) => value >= x);
  const rank = below === -1 ? sorted.length : below === 0 ? 1 : below + shareOfGap(sorted, below, x);
  return (sorted.length + 1 - rank) / (sorted.length + 1);
}

/** How far `x` lies from the value before element `index` to that element. */
function shareOfGap(sorted: Float64Array, index: number, x: number): number {
  const [low = x, high = x] = [sorted[index - 1], sorted[index]];
  return high > low ? (x - low) / (high - low) : 1;
}
