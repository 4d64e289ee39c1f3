/**
 * Returns the quantile `p`, interpolated linearly between order statistics: R's type 7, SQL's `percentile_cont`. Null for no values.
 *
 * @param values finite numbers in any order; not modified
 * @param p probability, 0 to 1
 * @throws RangeError if `p` is outside 0 to 1.
 * @source Hyndman & Fan (1996), Sample quantiles in statistical packages, definition 7
 * @example quantile([4, 1, 3, 2], 0.5) // 2.5
 * @example quantile([10, 20], 0.25) // 12.5
 * @example quantile([], 0.5) // null
 */
export function quantile(values: readonly number[], p: number): number | null {
  return quantileOfSorted(ascending(values), p);
}

/** The values in ascending order, for several quantiles of them. */
export function ascending(values: readonly number[]): Float64Array {
  const sorted = new Float64Array(values);
  return sorted.length > SORTED_BY_INSERTION ? sorted.sort() : sortedByInsertion(sorted);
}

/** Up to so many values this takes less time than the sort of the language. */
const SORTED_BY_INSERTION = 48;

function sortedByInsertion(values: Float64Array): Float64Array {
  for (let index = 1; index < values.length; index++) {
    const value = values[index] ?? 0;
    let at = index;
    for (; at > 0 && (values[at - 1] ?? 0) > value; at--) values[at] = values[at - 1] ?? 0;
    values[at] = value;
  }
  return values;
}

/**
 * `quantile` of values in ascending order.
 * @example quantileOfSorted(ascending([4, 1, 3, 2]), 0.5) // 2.5
 */
export function quantileOfSorted(sorted: Float64Array, p: number): number | null {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`p must be in 0 to 1, not ${p}`);
  const position = (sorted.length - 1) * p;
  const below = sorted[Math.floor(position)];
  const above = sorted[Math.ceil(position)];
  if (below === undefined || above === undefined) return null;
  return below + (above - below) * (position - Math.floor(position));
}
