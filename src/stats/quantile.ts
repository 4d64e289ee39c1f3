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
  const copy = new Float64Array(values);
  // Only the elements up to the one above have to be in their places: a sort takes several times as long.
  if (p >= 0 && p <= 1 && copy.length > 0) {
    const below = Math.floor((copy.length - 1) * p);
    moveIntoPlace(copy, 0, below);
    moveIntoPlace(copy, below + 1, below + 1);
  }
  return quantileOfSorted(copy, p);
}

/**
 * Reorders values from an index on, so that the element at `place` is the one that it would be if they were sorted, and none after it is
 * smaller.
 *
 * @source Hoare (1961), Algorithm 65: Find
 */
function moveIntoPlace(values: Float64Array, from: number, place: number): void {
  let [left, right] = [from, values.length - 1];
  while (left < right) {
    const pivot = values[place] ?? 0;
    let [low, high] = [left, right];
    while (low <= high) {
      while ((values[low] ?? 0) < pivot) low++;
      while ((values[high] ?? 0) > pivot) high--;
      if (low > high) break;
      const swapped = values[low] ?? 0;
      values[low++] = values[high] ?? 0;
      values[high--] = swapped;
    }
    if (high < place) left = low;
    if (low > place) right = high;
  }
}

/** The values in ascending order, for several quantiles of them. */
export function ascending(values: readonly number[]): Float64Array {
  return new Float64Array(values).sort();
}

/**
 * `quantile` of values in ascending order.
 * @example quantileOfSorted(ascending([4, 1, 3, 2]), 0.5) // 2.5
 */
export function quantileOfSorted(sorted: Float64Array, p: number): number | null {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`p must be in 0 to 1, not ${p}`);
  // Math.ceil of a negative position is -0, which makes V8 drop its compiled code each time.
  if (sorted.length === 0) return null;
  const position = (sorted.length - 1) * p;
  const below = sorted[Math.floor(position)];
  const above = sorted[Math.ceil(position)];
  if (below === undefined || above === undefined) return null;
  return below + (above - below) * (position - Math.floor(position));
}
