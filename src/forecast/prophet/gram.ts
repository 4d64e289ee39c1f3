import { writeHingeProducts } from './cross-products.ts';
import type { Columns } from './columns.ts';

/**
 * Z'WZ of the smooth columns and the hinges.
 *
 * Of two hinges the later one, at c, is zero before c, where the earlier one, at b, is t - b: so their product is that of the hinge at
 * c with the column t, less b times that with the column 1. O(n·q²) for the smooth columns, O(n·q) for all that has hinges.
 *
 * @returns row-major, (q + S) by (q + S), of which the lower triangle counts
 */
export function gram(columns: Columns): Float64Array {
  const { smoothWidth, changepoints } = columns;
  const size = smoothWidth + changepoints.length;
  const out = new Float64Array(size * size);
  const weighted = multiplied(columns, columns.smooth, columns.weights);
  for (let column = 0; column < smoothWidth; column += 2) writePair(columns, weighted, column, out, size);
  const gained = multiplied(columns, weighted, columns.hingeGain);
  for (let column = 0; column < smoothWidth; column++)
    writeHingeProducts(columns, gained, column * columns.rows, out, smoothWidth * size + column, size);
  for (let hinge = 0; hinge < changepoints.length; hinge++) {
    const at = (smoothWidth + hinge) * size;
    for (let earlier = 0; earlier <= hinge; earlier++)
      out[at + smoothWidth + earlier] = (out[at + 1] ?? 0) - (changepoints[earlier] ?? 0) * (out[at] ?? 0);
  }
  return out;
}

/** Columns laid out like the smooth ones, each row multiplied by its factor. */
function multiplied({ rows, smoothWidth }: Columns, values: Float64Array, factors: Float64Array | null): Float64Array {
  if (!factors) return values;
  const out = new Float64Array(values.length);
  for (let column = 0; column < smoothWidth; column++)
    for (let row = 0, at = column * rows; row < rows; row++, at++) out[at] = (values[at] ?? 0) * (factors[row] ?? 0);
  return out;
}

/** Writes the products of a column and the next with all smooth columns up to them. */
function writePair(columns: Columns, weighted: Float64Array, column: number, out: Float64Array, size: number): void {
  const { rows, smooth, smoothWidth } = columns;
  const block = new Float64Array(8);
  for (let other = 0; other <= column + 1; other += 4) {
    writeBlock(smooth, other * rows, rows, weighted, column * rows, block);
    for (let at = 0; at < 4; at++) {
      if (other + at <= column) out[column * size + other + at] = block[at] ?? 0;
      if (other + at <= column + 1 && column + 1 < smoothWidth)
        out[(column + 1) * size + other + at] = block[4 + at] ?? 0;
    }
  }
}

/**
 * Writes the products of four columns with two others: eight sums a pass over the rows, so that each number is loaded once for several
 * of them. Three times as fast as one sum a pass.
 *
 * @param columns four from `from` on, one after the other, `rows` elements each
 * @param pair two from `pairFrom` on
 * @param out the four products with the first of the pair, then those with the second
 */
function writeBlock(
  columns: Float64Array,
  from: number,
  rows: number,
  pair: Float64Array,
  pairFrom: number,
  out: Float64Array,
): void {
  const [from1, from2, from3] = [from + rows, from + 2 * rows, from + 3 * rows];
  let [v0, v1, v2, v3, w0, w1, w2, w3] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (let row = 0; row < rows; row++) {
    const x = pair[pairFrom + row] ?? 0;
    const y = pair[pairFrom + rows + row] ?? 0;
    const a = columns[from + row] ?? 0;
    const b = columns[from1 + row] ?? 0;
    const c = columns[from2 + row] ?? 0;
    const d = columns[from3 + row] ?? 0;
    v0 += a * x;
    v1 += b * x;
    v2 += c * x;
    v3 += d * x;
    w0 += a * y;
    w1 += b * y;
    w2 += c * y;
    w3 += d * y;
  }
  // One by one: `out.set([...])` takes longer than the sums of a short history.
  out[0] = v0;
  out[1] = v1;
  out[2] = v2;
  out[3] = v3;
  out[4] = w0;
  out[5] = w1;
  out[6] = w2;
  out[7] = w3;
}
