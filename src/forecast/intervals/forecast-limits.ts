/** Lower and upper end. */
export type Limits = readonly [number, number];

const TIMES_THEIR_RANGE = 4;
/** Where values hardly differ, their range is taken to be this share of the largest all the same. */
const LEAST_RANGE = 0.05;
const ROOM_FOR_BANDS = 0.5;

/**
 * How far a forecast may reach: beyond the smallest and the largest value known so far by four times their range, which is more than a shop
 * that grows by a tenth a week does in a quarter. A trend led on from a launch would tell of a thousand times what ever came.
 *
 * @returns the ends by the values before an element, anomalies among them; not finite where none is known
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

/** How far a band may reach, so that one around a forecast at the very end has room on both sides: half as far again. */
export function bandLimits([low, high]: Limits): Limits {
  const room = ROOM_FOR_BANDS * (high - low);
  return Number.isFinite(room) ? [low - room, high + room] : [-Infinity, Infinity];
}

/** A value, or the end that it is beyond. */
export function within([low, high]: Limits, value: number): number {
  return Math.min(high, Math.max(low, value));
}
