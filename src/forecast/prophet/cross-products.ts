import type { Columns } from './columns.ts';
import { dot } from './dot.ts';

/**
 * Z'v: the product of every column with a vector over the rows, hinges included, without writing the hinges out.
 *
 * @param v one element a row, already multiplied by the weights
 * @returns q elements for the smooth columns, then S for the hinges
 */
export function crossProducts(
  { smooth, rows, smoothWidth, hingeGain, ...columns }: Columns,
  v: Float64Array,
): Float64Array {
  const out = new Float64Array(smoothWidth + columns.changepoints.length);
  for (let column = 0; column < smoothWidth; column++) out[column] = dot(smooth, column * rows, v, 0, rows);
  const gained = hingeGain ? v.map((value, row) => value * (hingeGain[row] ?? 0)) : v;
  writeHingeProducts(columns, gained, 0, out, smoothWidth, 1);
  return out;
}

/**
 * Writes H'v for the hinges H = (t - changepoint)+ in one backward pass: the sum of (t - now)·v over later rows grows by the sum of v
 * times the step in time. Only sums, so nothing cancels.
 *
 * @param v one element a row from `vFrom` on
 * @param out one element a hinge from `outFrom` on, `stride` apart
 */
export function writeHingeProducts(
  { t, changepoints }: Pick<Columns, 't' | 'changepoints'>,
  v: Float64Array,
  vFrom: number,
  out: Float64Array,
  outFrom: number,
  stride: number,
): void {
  let row = t.length - 1;
  let now = t[row] ?? 0;
  let sum = 0;
  let moment = 0;
  for (let hinge = changepoints.length - 1; hinge >= 0; hinge--) {
    const start = changepoints[hinge] ?? 0;
    for (let time = t[row] ?? 0; row >= 0 && time > start; time = t[--row] ?? 0) {
      moment += sum * (now - time);
      sum += v[vFrom + row] ?? 0;
      now = time;
    }
    moment += sum * (now - start);
    now = start;
    out[outFrom + hinge * stride] = moment;
  }
}
