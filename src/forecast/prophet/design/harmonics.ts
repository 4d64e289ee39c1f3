import type { Columns, Harmonics } from './columns.ts';

/**
 * Writes the products of harmonic columns with each other by the product-to-sum identities. With C(k) and S(k) the sums over the rows of
 * cos ka and sin ka, the products of the columns are
 *
 *     2·sin ia·cos ja = S(i + j) + S(i - j),  2·cos ia·cos ja = C(i - j) + C(i + j),  2·sin ia·sin ja = C(i - j) - C(i + j)
 *
 * so only the products with the last pair need a pass over the rows.
 *
 * @param columnSums the weighted sum of each harmonic column
 * @param lastPairProducts products of the last sine with each harmonic column, then those of the last cosine
 * @param out the Gram matrix, row-major, `size` elements a row
 */
export function writeHarmonicProducts(
  columns: Columns,
  { from, order }: Harmonics,
  columnSums: Float64Array,
  lastPairProducts: Float64Array,
  out: Float64Array,
  size: number,
): void {
  const { sines, cosines } = sums(columns, order, columnSums, lastPairProducts);
  const cosine = (k: number) => cosines[Math.abs(k)] ?? 0;
  const sine = (k: number) => Math.sign(k) * (sines[Math.abs(k)] ?? 0);
  for (let i = 1; i <= order; i++) {
    const row = from + 2 * i - 2;
    for (let j = i; j <= order; j++) {
      const at = row * size + from + 2 * j - 2;
      out[at] = (cosine(i - j) - cosine(i + j)) / 2;
      out[at + 1] = (sine(i + j) + sine(i - j)) / 2;
      out[at + size] = (sine(i + j) + sine(j - i)) / 2;
      out[at + size + 1] = (cosine(i - j) + cosine(i + j)) / 2;
    }
  }
}

/** Returns S(k) and C(k) for k = 0 to 2·order: up to the order from the columns, above it from the products with the last pair. */
function sums(
  { rows, weights }: Columns,
  order: number,
  columnSums: Float64Array,
  lastPairProducts: Float64Array,
): { readonly sines: Float64Array; readonly cosines: Float64Array } {
  const sines = new Float64Array(2 * order + 1);
  const cosines = new Float64Array(2 * order + 1);
  cosines[0] = weights?.reduce((sum, weight) => sum + weight, 0) ?? rows;
  for (let k = 1; k <= order; k++) {
    sines[k] = columnSums[2 * k - 2] ?? 0;
    cosines[k] = columnSums[2 * k - 1] ?? 0;
  }
  for (let j = 1; j <= order; j++) {
    const sineByCosine = lastPairProducts[2 * j - 1] ?? 0;
    const cosineByCosine = lastPairProducts[2 * order + 2 * j - 1] ?? 0;
    sines[order + j] = 2 * sineByCosine - (sines[order - j] ?? 0);
    cosines[order + j] = 2 * cosineByCosine - (cosines[order - j] ?? 0);
  }
  return { sines, cosines };
}
