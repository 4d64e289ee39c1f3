import type { Columns, Harmonics } from './columns.ts';

/**
 * Writes the products of harmonics with one another, which are sums of their sums: with C(k) and S(k) the sums of the cosines and sines of k
 * times the angle, 2·sin i·cos j sums to S(i + j) + S(i - j), 2·cos i·cos j to C(i - j) + C(i + j), and 2·sin i·sin j to C(i - j) - C(i + j).
 * So of all products only those of the last pair have to be summed over the rows.
 *
 * @param weighted laid out like the smooth columns, each row multiplied by its weight
 * @param ofLast the products of the last sine with each of these columns, then those of the last cosine
 * @param out the Gram, row-major, `size` elements a row
 */
export function writeHarmonicProducts(
  columns: Columns,
  { from, order }: Harmonics,
  weighted: Float64Array,
  ofLast: Float64Array,
  out: Float64Array,
  size: number,
): void {
  const { sines, cosines } = sums(columns, { from, order }, weighted, ofLast);
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

/** S(k) and C(k) for k from 0 to twice the order: half of them from the columns, the others from the products of the last pair. */
function sums(
  { rows, stride, weights }: Columns,
  { from, order }: Harmonics,
  weighted: Float64Array,
  ofLast: Float64Array,
): { readonly sines: Float64Array; readonly cosines: Float64Array } {
  const sines = new Float64Array(2 * order + 1);
  const cosines = new Float64Array(2 * order + 1);
  cosines[0] = weights?.reduce((sum, weight) => sum + weight, 0) ?? rows;
  for (let k = 1; k <= order; k++) {
    let [sine, cosine] = [0, 0];
    for (let row = 0, at = from + 2 * k - 2; row < rows; row++, at += stride) {
      sine += weighted[at] ?? 0;
      cosine += weighted[at + 1] ?? 0;
    }
    sines[k] = sine;
    cosines[k] = cosine;
  }
  for (let j = 1; j <= order; j++) {
    const sineByCosine = ofLast[2 * j - 1] ?? 0;
    const cosineByCosine = ofLast[2 * order + 2 * j - 1] ?? 0;
    sines[order + j] = 2 * sineByCosine - (sines[order - j] ?? 0);
    cosines[order + j] = 2 * cosineByCosine - (cosines[order - j] ?? 0);
  }
  return { sines, cosines };
}
