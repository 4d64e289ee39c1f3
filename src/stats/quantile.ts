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
  if (!(p >= 0 && p <= 1)) throw new RangeError(`p must be in 0 to 1, not ${p}`);
  const { length } = values;
  if (length === 0) return null;
  const copy = length <= ROOM.length ? ROOM : new Float64Array(length);
  for (let index = 0; index < length; index++) copy[index] = values[index] ?? NaN;
  // Only the elements up to the one above have to be in their places: a sort takes several times as long.
  const below = Math.floor((length - 1) * p);
  moveIntoPlace(copy, 0, length, below);
  moveIntoPlace(copy, below + 1, length, below + 1);
  return between(copy, (length - 1) * p);
}

/** For the values of one call at a time: an array for each would be most of its cost. */
const ROOM = new Float64Array(2048);

/**
 * Reorders the values from an index to before another, so that the element at `place` is the one that it would be if they were sorted, and
 * none after it is smaller.
 *
 * @source Hoare (1961), Algorithm 65: Find
 */
function moveIntoPlace(values: Float64Array, from: number, end: number, place: number): void {
  let [left, right] = [from, end - 1];
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

/** The value at a position that may lie between two elements. */
function between(sorted: Float64Array, position: number): number {
  const below = Math.floor(position);
  const [low, high] = [sorted[below] ?? NaN, sorted[Math.ceil(position)] ?? NaN];
  return low + (high - low) * (position - below);
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
  return sorted.length === 0 ? null : between(sorted, (sorted.length - 1) * p);
}
