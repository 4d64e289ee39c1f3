import type { Columns } from '../design/columns.ts';
import { dot } from './dot.ts';

/**
 * Returns the fitted values Z·x, one a row, in units of scaled y.
 * @param coefficients q of the smooth columns, then S of the hinges
 */
export function fittedValues(
  { rows, t, smooth, stride, smoothWidth, changepoints }: Columns,
  coefficients: Float64Array,
): Float64Array {
  const out = new Float64Array(rows);
  const padded = new Float64Array(stride);
  padded.set(coefficients.subarray(0, smoothWidth));
  for (let row = 0; row < rows; row++) out[row] = dot(smooth, row * stride, padded, 0, stride);
  addSlopeChanges(t, changepoints, coefficients.subarray(smoothWidth), out);
  return out;
}

/**
 * Adds the piecewise linear part of the trend, the sum of change·(t - changepoint)+, to each element of `out`.
 * @param t scaled times in any order; ascending order is fastest
 */
export function addSlopeChanges(
  t: Float64Array,
  changepoints: Float64Array,
  changes: Float64Array,
  out: Float64Array,
): void {
  let slope = 0;
  let intercept = 0;
  let next = 0;
  let previous = -Infinity;
  for (let row = 0; row < t.length; row++) {
    const time = t[row] ?? 0;
    if (time < previous) slope = intercept = next = 0;
    previous = time;
    for (; next < changepoints.length && (changepoints[next] ?? 0) < time; next++) {
      slope += changes[next] ?? 0;
      intercept -= (changes[next] ?? 0) * (changepoints[next] ?? 0);
    }
    out[row] = (out[row] ?? 0) + slope * time + intercept;
  }
}
