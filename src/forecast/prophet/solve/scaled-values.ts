import type { Design } from '../design/design.ts';

/** Largest allowed cap in units of scaled y; squares of larger ones could overflow. */
const MAX_CAP = 1e60;

/** The values of a history in the units of the priors. */
export interface ScaledValues {
  readonly y: Float64Array;
  /** For logistic growth, above the floor; else null. */
  readonly cap: Float64Array | null;
  /** Subtracted from y before the division if there is no column `floor`. */
  readonly yFloor: number;
  /** Divisor of y. */
  readonly yScale: number;
}

/**
 * Scales y and the cap: subtracts the floor and divides by the largest absolute value. Minmax scaling maps the minimum and maximum of y to
 * 0 and 1, or floor and cap if there is a floor.
 *
 * @param y one value a row of the design
 * @throws RangeError if a cap is not above its floor (the minimum of y with minmax scaling) or exceeds 1e60 in units of scaled y.
 * @source facebook/prophet 1.3, forecaster.py, `initialize_scales`
 */
export function scaledValues(design: Design, y: Float64Array): ScaledValues {
  const { floor, cap, frame } = design;
  const isMinmax = frame.scaling === 'minmax';
  const yFloor = isMinmax && !floor ? minimum(y) : 0;
  const above = yFloor === 0 && !floor ? y : y.map((value, row) => value - (floor?.[row] ?? yFloor));
  const yScale =
    (isMinmax && floor && cap ? maximum(cap) - minimum(floor) : maximumAbsolute(above)) || Math.abs(yFloor) || 1;
  const capAbove = cap && cap.map((value, row) => (value - (floor?.[row] ?? yFloor)) / yScale);
  const invalid = capAbove?.findIndex((value) => !(value > 0 && value < MAX_CAP)) ?? -1;
  if (invalid >= 0)
    throw new RangeError(`cap of row ${design.source[invalid]} is not above its floor, or too far above y`);
  return { y: divided(above, yScale), cap: capAbove, yFloor, yScale };
}

// Every fit runs the next two; `map` and `reduce` of typed arrays take ten times as long as loops.

function divided(values: Float64Array, divisor: number): Float64Array {
  const out = new Float64Array(values.length);
  for (let row = 0; row < values.length; row++) out[row] = (values[row] ?? 0) / divisor;
  return out;
}

function maximumAbsolute(values: Float64Array): number {
  let largest = 0;
  for (let row = 0; row < values.length; row++) largest = Math.max(largest, Math.abs(values[row] ?? 0));
  return largest;
}

function maximum(values: Float64Array): number {
  return values.reduce((largest, value) => Math.max(largest, value), -Infinity);
}

function minimum(values: Float64Array): number {
  return values.reduce((smallest, value) => Math.min(smallest, value), Infinity);
}
