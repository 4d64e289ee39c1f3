import type { Span } from './interval.ts';

/** Where values hardly differ, what may come differs by this share of the largest all the same. */
const LEAST_SHARE = 0.05;

/**
 * How far a forecast may reach: as far beyond the smallest and the largest value known so far as these are apart. A trend that is led on from
 * a launch or a fall would tell of a thousand times what ever came; nothing is known of values so far from all others.
 *
 * @returns the ends by how many values are known; not finite where none is
 * @example reachBefore([100, null, 140])(3) // [60, 180]
 * @example reachBefore([100, null, 140])(2) // [95, 105]
 */
export function reachBefore(values: readonly (number | null)[]): (end: number) => Span {
  const lowest = new Float64Array(values.length + 1).fill(Infinity);
  const highest = new Float64Array(values.length + 1).fill(-Infinity);
  values.forEach((value, index) => {
    lowest[index + 1] = Math.min(lowest[index] ?? Infinity, value ?? Infinity);
    highest[index + 1] = Math.max(highest[index] ?? -Infinity, value ?? -Infinity);
  });
  return (end) => {
    const [low, high] = [lowest[end] ?? Infinity, highest[end] ?? -Infinity];
    if (low > high) return [-Infinity, Infinity];
    const beyond = Math.max(high - low, LEAST_SHARE * Math.max(Math.abs(low), Math.abs(high))) || 1;
    return [low - beyond, high + beyond];
  };
}

/** A value, or the end of the reach that it is beyond. */
export function within([low, high]: Span, value: number): number {
  return Math.min(high, Math.max(low, value));
}
