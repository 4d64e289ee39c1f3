import type { Columns } from '../design/columns.ts';

/**
 * Returns Z'v: the product of each column with a vector over the rows. The hinges are not materialised.
 *
 * @param v one element a row, already multiplied by the weights
 * @returns q elements for the smooth columns, then S for the hinges
 */
export function crossProducts(columns: Columns, v: Float64Array): Float64Array {
  const { smoothWidth, hingeGain, changepoints } = columns;
  const out = new Float64Array(smoothWidth + changepoints.length);
  const block = new Float64Array(4);
  for (let column = 0; column < smoothWidth; column += 4) {
    writeBlock(columns, v, column, block);
    for (let at = 0; at < 4 && column + at < smoothWidth; at++) out[column + at] = block[at] ?? 0;
  }
  const scaled = hingeGain ? v.map((value, row) => value * (hingeGain[row] ?? 0)) : v;
  writeHingeProducts(columns, scaled, out, smoothWidth);
  return out;
}

/** Writes the products of a vector with the four columns from `from` on, in one pass over the rows. */
function writeBlock({ rows, smooth, stride }: Columns, v: Float64Array, from: number, out: Float64Array): void {
  let [sum0, sum1, sum2, sum3] = [0, 0, 0, 0];
  for (let row = 0, at = from; row < rows; row++, at += stride) {
    const value = v[row] ?? 0;
    sum0 += value * (smooth[at] ?? 0);
    sum1 += value * (smooth[at + 1] ?? 0);
    sum2 += value * (smooth[at + 2] ?? 0);
    sum3 += value * (smooth[at + 3] ?? 0);
  }
  out[0] = sum0;
  out[1] = sum1;
  out[2] = sum2;
  out[3] = sum3;
}

/**
 * Writes H'v for the hinges H = (t - changepoint)+ in one backward pass: per time step, the sum of (t - current)·v over later rows grows
 * by the step times the sum of v. There are no subtractions of large sums, so no cancellation.
 *
 * @param v one element a row
 * @param out receives one element a hinge from `outFrom` on
 */
export function writeHingeProducts(
  { t, changepoints }: Pick<Columns, 't' | 'changepoints'>,
  v: Float64Array,
  out: Float64Array,
  outFrom: number,
): void {
  let row = t.length - 1;
  let current = t[row] ?? 0;
  let sum = 0;
  let moment = 0;
  for (let hinge = changepoints.length - 1; hinge >= 0; hinge--) {
    const start = changepoints[hinge] ?? 0;
    for (let time = t[row] ?? 0; row >= 0 && time > start; time = t[--row] ?? 0) {
      moment += sum * (current - time);
      sum += v[row] ?? 0;
      current = time;
    }
    moment += sum * (current - start);
    current = start;
    out[outFrom + hinge] = moment;
  }
}
