/** Lower and upper end. */
export type Limits = readonly [number, number];

const TIMES_THEIR_RANGE = 4;
/** Where values hardly differ, their range is at least this share of the largest. */
const LEAST_RANGE = 0.05;

/**
 * The range that forecasts are clamped to: the known values, extended by four times their range, which is more than a shop that grows by
 * a tenth a week does in a quarter. A trend extrapolated from a launch would exceed any past value a thousand times.
 *
 * @returns the limits by the values before an element, anomalies among them; infinite where none is known
 * @example limitsBefore([100, null, 140])(3) // [-60, 300]
 * @example limitsBefore([100, null, 140])(2) // [80, 120]
 */
export function limitsBefore(values: readonly (number | null)[]): (end: number) => Limits {
  const lowest = new Float64Array(values.length + 1).fill(Infinity);
  const highest = new Float64Array(values.length + 1).fill(-Infinity);
  values.forEach((value, index) => {
    lowest[index + 1] = Math.min(lowest[index] ?? Infinity, value ?? Infinity);
    highest[index + 1] = Math.max(highest[index] ?? -Infinity, value ?? -Infinity);
  });
  return (end) => {
    const [low, high] = [lowest[end] ?? Infinity, highest[end] ?? -Infinity];
    if (low > high) return [-Infinity, Infinity];
    const range = Math.max(high - low, LEAST_RANGE * Math.max(Math.abs(low), Math.abs(high))) || 1;
    return [low - TIMES_THEIR_RANGE * range, high + TIMES_THEIR_RANGE * range];
  };
}

/** The value, or the limit that it exceeds. */
export function clamp([low, high]: Limits, value: number): number {
  return Math.min(high, Math.max(low, value));
}
