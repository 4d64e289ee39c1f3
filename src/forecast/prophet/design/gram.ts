import type { Columns, Harmonics } from './columns.ts';
import { writeHarmonicProducts } from './harmonics.ts';

/** Below this order, direct products are as fast as the product-to-sum identities. */
const MIN_IDENTITY_ORDER = 4;

/**
 * Returns the Gram matrix Z'WZ of the smooth columns and the hinges, in O(n·q²).
 *
 * The product of two hinges at b < c needs no pass over the rows: where the hinge at c is not zero, the one at b equals t - b, so the
 * product is that of the hinge at c with the column t, minus b times that with the column 1.
 *
 * @returns row-major, (q + S) by (q + S); only the upper triangle is valid
 */
export function gram(columns: Columns): Float64Array {
  const { smoothWidth, changepoints } = columns;
  const size = smoothWidth + changepoints.length;
  const out = new Float64Array(size * size);
  const weighted = scaledRows(columns, columns.smooth, columns.weights);
  const harmonics = columns.harmonics.filter(({ order }) => order >= MIN_IDENTITY_ORDER);
  const followsFromIdentities = (row: number, column: number) =>
    harmonics.some(({ from, order }) => row >= from && column + 3 < from + 2 * order && row + 1 < from + 2 * order);
  const block = new Float64Array(8);
  for (let row = 0; row < smoothWidth; row += 2)
    for (let column = row - (row % 4); column < smoothWidth; column += 4) {
      if (followsFromIdentities(row, column)) continue;
      writeBlock(columns, weighted, row, column, block);
      for (let at = 0; at < 4 && column + at < smoothWidth; at++) {
        out[row * size + column + at] = block[at] ?? 0;
        if (row + 1 < smoothWidth) out[(row + 1) * size + column + at] = block[4 + at] ?? 0;
      }
    }
  for (const season of harmonics) {
    const lastPairProducts = productsWithLastPair(columns, season, weighted);
    writeHarmonicProducts(columns, season, weighted, lastPairProducts, out, size);
  }
  const scaled = scaledRows(columns, weighted, columns.hingeGain);
  for (let row = 0; row < smoothWidth; row += 4) writeHingeBlock(columns, scaled, row, out);
  for (let hinge = 0; hinge < changepoints.length; hinge++) {
    const column = smoothWidth + hinge;
    for (let earlier = 0; earlier <= hinge; earlier++)
      out[(smoothWidth + earlier) * size + column] =
        (out[size + column] ?? 0) - (changepoints[earlier] ?? 0) * (out[column] ?? 0);
  }
  return out;
}

/** Returns the products of the last sine with each harmonic column, then those of the last cosine. */
function productsWithLastPair(columns: Columns, { from, order }: Harmonics, weighted: Float64Array): Float64Array {
  const width = 2 * order;
  const out = new Float64Array(2 * width);
  const block = new Float64Array(8);
  for (let column = 0; column < width; column += 4) {
    // The last block ends with the last harmonic column, so it reads no other column.
    const first = Math.min(column, width - 4);
    writeBlock(columns, weighted, from + width - 2, from + first, block);
    for (let at = 0; at < 4; at++) {
      out[first + at] = block[at] ?? 0;
      out[width + first + at] = block[4 + at] ?? 0;
    }
  }
  return out;
}

/** Returns a matrix laid out like the smooth columns with each row multiplied by its factor. */
function scaledRows({ rows, stride }: Columns, values: Float64Array, factors: Float64Array | null): Float64Array {
  if (!factors) return values;
  const out = new Float64Array(values.length);
  for (let row = 0, at = 0; row < rows; row++)
    for (const end = at + stride; at < end; at++) out[at] = (values[at] ?? 0) * (factors[row] ?? 0);
  return out;
}

/** Writes the products of the four columns from `from` on with the hinges; see `writeHingeProducts`. */
function writeHingeBlock(
  { t, stride, smoothWidth, changepoints }: Columns,
  values: Float64Array,
  from: number,
  out: Float64Array,
): void {
  const size = smoothWidth + changepoints.length;
  const width = Math.min(4, smoothWidth - from);
  const moments = new Float64Array(4);
  let [sum0, sum1, sum2, sum3] = [0, 0, 0, 0];
  let [moment0, moment1, moment2, moment3] = [0, 0, 0, 0];
  let row = t.length - 1;
  let current = t[row] ?? 0;
  for (let hinge = changepoints.length - 1; hinge >= 0; hinge--) {
    const start = changepoints[hinge] ?? 0;
    for (;;) {
      const time = row < 0 ? start : Math.max(start, t[row] ?? start);
      const step = current - time;
      moment0 += sum0 * step;
      moment1 += sum1 * step;
      moment2 += sum2 * step;
      moment3 += sum3 * step;
      current = time;
      if (time === start) break;
      const at = row * stride + from;
      sum0 += values[at] ?? 0;
      sum1 += values[at + 1] ?? 0;
      sum2 += values[at + 2] ?? 0;
      sum3 += values[at + 3] ?? 0;
      row--;
    }
    moments[0] = moment0;
    moments[1] = moment1;
    moments[2] = moment2;
    moments[3] = moment3;
    for (let column = 0; column < width; column++)
      out[(from + column) * size + smoothWidth + hinge] = moments[column] ?? 0;
  }
}

/**
 * Writes the products of the two columns from `pair` on with the four from `from` on. Eight sums per pass over the rows are several
 * times faster than one.
 *
 * @param weighted laid out like the smooth columns
 * @param out four products with the first column of the pair, then four with the second
 */
function writeBlock(
  { rows, smooth, stride }: Columns,
  weighted: Float64Array,
  pair: number,
  from: number,
  out: Float64Array,
): void {
  let [v0, v1, v2, v3, w0, w1, w2, w3] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (let row = 0, at = 0; row < rows; row++, at += stride) {
    const x = weighted[at + pair] ?? 0;
    const y = weighted[at + pair + 1] ?? 0;
    const a = smooth[at + from] ?? 0;
    const b = smooth[at + from + 1] ?? 0;
    const c = smooth[at + from + 2] ?? 0;
    const d = smooth[at + from + 3] ?? 0;
    v0 += a * x;
    v1 += b * x;
    v2 += c * x;
    v3 += d * x;
    w0 += a * y;
    w1 += b * y;
    w2 += c * y;
    w3 += d * y;
  }
  // `out.set([...])` takes longer than the sums of a short history.
  out[0] = v0;
  out[1] = v1;
  out[2] = v2;
  out[3] = v3;
  out[4] = w0;
  out[5] = w1;
  out[6] = w2;
  out[7] = w3;
}
