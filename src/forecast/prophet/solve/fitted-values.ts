import type { Columns } from '../design/columns.ts';
import { dot } from './dot.ts';

/**
 * Z·x: what a set of coefficients says of every row, in units of scaled y.
 * @param coefficients of the q smooth columns, then of the S hinges
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
 * Adds the sum of change·(t - changepoint)+ to each element: what the changes of slope do to a straight trend.
 * @param t scaled times; fastest if ascending
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
  let before = -Infinity;
  for (let row = 0; row < t.length; row++) {
    const time = t[row] ?? 0;
    if (time < before) slope = intercept = next = 0;
    before = time;
    for (; next < changepoints.length && (changepoints[next] ?? 0) < time; next++) {
      slope += changes[next] ?? 0;
      intercept -= (changes[next] ?? 0) * (changepoints[next] ?? 0);
    }
    out[row] = (out[row] ?? 0) + slope * time + intercept;
  }
}
