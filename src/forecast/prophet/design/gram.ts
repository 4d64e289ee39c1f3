import type { Columns, Harmonics } from './columns.ts';
import { writeHarmonicProducts } from './harmonics.ts';

/** Below this order, direct products are as fast as the product-to-sum identities. */
const MIN_IDENTITY_ORDER = 4;

/** Sums over the first rows of smooth columns, in the order in which `gram` needs them. */
export interface ColumnSums {
  /** How many rows are in them. */
  readonly rows: number;
  readonly sums: Float64Array;
}

/** Sums over no rows yet. */
export function noSums({ smoothWidth, harmonics }: Pick<Columns, 'smoothWidth' | 'harmonics'>): ColumnSums {
  const blocks = 4 * smoothWidth * Math.ceil(smoothWidth / 4 + 1);
  return { rows: 0, sums: new Float64Array(blocks + harmonics.reduce((sum, { order }) => sum + 6 * order + 8, 0)) };
}

/**
 * Returns the Gram matrix Z'WZ of the smooth columns and the hinges, in O(n·q²).
 *
 * The product of two hinges at b < c needs no pass over the rows: where the hinge at c is not zero, the one at b equals t - b, so the
 * product is that of the hinge at c with the column t, minus b times that with the column 1.
 *
 * @param known sums over the first rows, where these are the same but for the second column, t: only the others are added then, with the
 * same result to the last bit. Its sums are overwritten with those over all rows
 * @returns row-major, (q + S) by (q + S); only the upper triangle is valid
 */
export function gram(columns: Columns, known: ColumnSums = noSums(columns)): Float64Array {
  const { smoothWidth, changepoints } = columns;
  const size = smoothWidth + changepoints.length;
  const out = new Float64Array(size * size);
  const weighted = scaledRows(columns, columns.smooth, columns.weights);
  const harmonics = columns.harmonics.filter(({ order }) => order >= MIN_IDENTITY_ORDER);
  const followsFromIdentities = (row: number, column: number) =>
    harmonics.some(({ from, order }) => row >= from && column + 3 < from + 2 * order && row + 1 < from + 2 * order);
  const { sums } = known;
  let at = 0;
  for (let row = 0; row < smoothWidth; row += 2)
    for (let column = row - (row % 4); column < smoothWidth; column += 4) {
      if (followsFromIdentities(row, column)) continue;
      if (row === 0) sums.fill(0, at, at + 8);
      addBlock(columns, weighted, row, column, row === 0 ? 0 : known.rows, sums, at);
      for (let next = 0; next < 4 && column + next < smoothWidth; next++) {
        out[row * size + column + next] = sums[at + next] ?? 0;
        if (row + 1 < smoothWidth) out[(row + 1) * size + column + next] = sums[at + 4 + next] ?? 0;
      }
      at += 8;
    }
  for (const season of harmonics) {
    const lastPairProducts = productsWithLastPair(columns, season, weighted, known, at);
    at += 8 * Math.ceil(season.order / 2);
    addColumns(columns, season, weighted, known, at);
    writeHarmonicProducts(columns, season, sums.subarray(at, at + 2 * season.order), lastPairProducts, out, size);
    at += 2 * season.order;
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

/** Returns the products of the last sine with each harmonic column, then those of the last cosine; continues the sums from `at` on. */
function productsWithLastPair(
  columns: Columns,
  { from, order }: Harmonics,
  weighted: Float64Array,
  { rows, sums }: ColumnSums,
  at: number,
): Float64Array {
  const width = 2 * order;
  const out = new Float64Array(2 * width);
  for (let column = 0, block = at; column < width; column += 4, block += 8) {
    // The last block ends with the last harmonic column, so it reads no other column.
    const first = Math.min(column, width - 4);
    addBlock(columns, weighted, from + width - 2, from + first, rows, sums, block);
    for (let next = 0; next < 4; next++) {
      out[first + next] = sums[block + next] ?? 0;
      out[width + first + next] = sums[block + 4 + next] ?? 0;
    }
  }
  return out;
}

/** Continues the sums of each harmonic column, from `at` on. */
function addColumns(
  { rows, stride }: Columns,
  { from, order }: Harmonics,
  weighted: Float64Array,
  { rows: known, sums }: ColumnSums,
  at: number,
): void {
  for (let column = 0; column < 2 * order; column++) {
    let sum = sums[at + column] ?? 0;
    for (let row = known; row < rows; row++) sum += weighted[row * stride + from + column] ?? 0;
    sums[at + column] = sum;
  }
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
 * Adds the products of the two columns from `pair` on with the four from `from` on. Eight sums per pass over the rows are several
 * times faster than one.
 *
 * @param weighted laid out like the smooth columns
 * @param firstRow of those that are added
 * @param sums from `at` on four products with the first column of the pair, then four with the second
 */
function addBlock(
  { rows, smooth, stride }: Columns,
  weighted: Float64Array,
  pair: number,
  from: number,
  firstRow: number,
  sums: Float64Array,
  at: number,
): void {
  let [v0, v1, v2, v3] = [sums[at] ?? 0, sums[at + 1] ?? 0, sums[at + 2] ?? 0, sums[at + 3] ?? 0];
  let [w0, w1, w2, w3] = [sums[at + 4] ?? 0, sums[at + 5] ?? 0, sums[at + 6] ?? 0, sums[at + 7] ?? 0];
  for (let row = firstRow, first = firstRow * stride; row < rows; row++, first += stride) {
    const x = weighted[first + pair] ?? 0;
    const y = weighted[first + pair + 1] ?? 0;
    const a = smooth[first + from] ?? 0;
    const b = smooth[first + from + 1] ?? 0;
    const c = smooth[first + from + 2] ?? 0;
    const d = smooth[first + from + 3] ?? 0;
    v0 += a * x;
    v1 += b * x;
    v2 += c * x;
    v3 += d * x;
    w0 += a * y;
    w1 += b * y;
    w2 += c * y;
    w3 += d * y;
  }
  // `sums.set([...])` takes longer than the sums of a short history.
  sums[at] = v0;
  sums[at + 1] = v1;
  sums[at + 2] = v2;
  sums[at + 3] = v3;
  sums[at + 4] = w0;
  sums[at + 5] = w1;
  sums[at + 6] = w2;
  sums[at + 7] = w3;
}
