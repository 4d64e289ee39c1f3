const DAY_MS = 86_400_000;

/**
 * Writes the Fourier terms of a seasonality: sin and cos of 2·pi·n·t/period for n = 1 to `order`, with t in days since 1970-01-01.
 *
 * `Math.sin` and `Math.cos` give the first pair of a row, the angle addition formulas the others, to about 1e-15.
 *
 * @param ds epoch milliseconds
 * @param periodDays length of one cycle
 * @param out row-major, `stride` elements a row: `2·order` columns from `offset` on, in the order sin 1, cos 1, sin 2, ...
 * @source facebook/prophet 1.3, forecaster.py, `fourier_series`
 */
export function writeFourier(
  ds: Float64Array,
  periodDays: number,
  order: number,
  out: Float64Array,
  offset: number,
  stride: number,
): void {
  for (let row = 0; row < ds.length; row++) {
    const cycles = (ds[row] ?? 0) / DAY_MS / periodDays;
    const angle = 2 * Math.PI * (cycles - Math.floor(cycles));
    const sin1 = Math.sin(angle);
    const cos1 = Math.cos(angle);
    let sin = sin1;
    let cos = cos1;
    for (let index = row * stride + offset, end = index + 2 * order; index < end; index += 2) {
      out[index] = sin;
      out[index + 1] = cos;
      const next = sin * cos1 + cos * sin1;
      cos = cos * cos1 - sin * sin1;
      sin = next;
    }
  }
}
