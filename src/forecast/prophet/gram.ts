import { writeHingeProducts } from './cross-products.ts';
import type { Columns } from './design.ts';
import { dot } from './dot.ts';

/**
 * Z'WZ of the smooth columns and the hinges.
 *
 * Of two hinges the later one, at c, is zero before c, where the earlier one, at b, is t - b: so their product is that of the hinge at
 * c with the column t, less b times that with the column 1. O(n·q²) for the smooth columns, O(n·q) for all that has hinges.
 *
 * @returns row-major, (q + S) by (q + S), the lower triangle
 */
export function gram(columns: Columns): Float64Array {
  const { rows, smooth, smoothWidth, weights, changepoints } = columns;
  const size = smoothWidth + changepoints.length;
  const out = new Float64Array(size * size);
  const weighted = new Float64Array(rows);
  for (let column = 0; column < smoothWidth; column++) {
    for (let row = 0; row < rows; row++) weighted[row] = (weights?.[row] ?? 1) * (smooth[column * rows + row] ?? 0);
    for (let other = 0; other <= column; other++)
      out[column * size + other] = dot(smooth, other * rows, weighted, 0, rows);
    writeHingeProducts(columns, weighted, out, smoothWidth * size + column, size);
  }
  for (let hinge = 0; hinge < changepoints.length; hinge++) {
    const at = (smoothWidth + hinge) * size;
    for (let earlier = 0; earlier <= hinge; earlier++)
      out[at + smoothWidth + earlier] = (out[at + 1] ?? 0) - (changepoints[earlier] ?? 0) * (out[at] ?? 0);
  }
  return out;
}
