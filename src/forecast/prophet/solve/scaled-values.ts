import type { Design } from '../design/design.ts';

/** In units of scaled y: a cap beyond this is none, and its squares would overflow. */
const FARTHEST_CAP = 1e60;

/** The values of a history as the priors see them. */
export interface ScaledValues {
  readonly y: Float64Array;
  /** For logistic growth, above the floor; else null. */
  readonly cap: Float64Array | null;
  /** What was taken from y before it was divided, where there is no column `floor`. */
  readonly yFloor: number;
  readonly yScale: number;
}

/**
 * Scales y, and the cap with it: less the floor, over the largest absolute value; with minmax scaling so that the smallest is 0 and
 * the largest 1, or floor and cap are.
 *
 * @param y one value a row of the design
 * @throws RangeError if the cap is not above the floor, which is the smallest value with minmax scaling; or is out of all proportion to y.
 * @source facebook/prophet 1.3, forecaster.py, `initialize_scales`
 */
export function scaledValues(design: Design, y: Float64Array): ScaledValues {
  const { floor, cap, frame } = design;
  const minmax = frame.scaling === 'minmax';
  const yFloor = minmax && !floor ? smallest(y) : 0;
  const above = yFloor === 0 && !floor ? y : y.map((value, row) => value - (floor?.[row] ?? yFloor));
  const yScale =
    (minmax && floor && cap ? largest(cap) - smallest(floor) : largestSize(above)) || Math.abs(yFloor) || 1;
  const capAbove = cap && cap.map((most, row) => (most - (floor?.[row] ?? yFloor)) / yScale);
  const wrong = capAbove?.findIndex((most) => !(most > 0 && most < FARTHEST_CAP)) ?? -1;
  if (wrong >= 0) throw new RangeError(`cap of row ${design.source[wrong]} is not above its floor, or too far above y`);
  return { y: divided(above, yScale), cap: capAbove, yFloor, yScale };
}

// Loops, for these are run for every fit: `map` and `reduce` of typed arrays take ten times as long.

function divided(values: Float64Array, by: number): Float64Array {
  const out = new Float64Array(values.length);
  for (let row = 0; row < values.length; row++) out[row] = (values[row] ?? 0) / by;
  return out;
}

function largestSize(values: Float64Array): number {
  let most = 0;
  for (let row = 0; row < values.length; row++) most = Math.max(most, Math.abs(values[row] ?? 0));
  return most;
}

function largest(values: Float64Array): number {
  return values.reduce((most, value) => Math.max(most, value), -Infinity);
}

function smallest(values: Float64Array): number {
  return values.reduce((least, value) => Math.min(least, value), Infinity);
}
