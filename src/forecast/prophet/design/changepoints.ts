import { weightSum } from './weight-sum.ts';

/**
 * Where the trend may change, as Prophet places it: evenly over the rows of the first `range` of the history, the first row left out.
 *
 * A row of weight w takes w places. Deviation from Prophet for weighted rows only; whole weights give what repeated rows would.
 *
 * @param t times of the rows, ascending
 * @param weights of the rows; null if all are 1
 * @param count how many, at most; fewer where the first `range` has no more rows
 * @returns a subset of `t`, ascending
 * @source facebook/prophet 1.3, forecaster.py, `set_changepoints`
 * @example changepoints(Float64Array.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9), null, 3, 0.8) // [2, 5, 7]
 */
export function changepoints(
  t: Float64Array,
  weights: Float64Array | null,
  count: number,
  range: number,
): Float64Array {
  const places = Math.floor(weightSum(t.length, weights) * range);
  const used = Math.min(count, places - 1);
  const found: number[] = [];
  let row = 0;
  let placesTaken = weights?.[0] ?? 1;
  for (let index = 1; index <= used; index++) {
    const place = roundHalfEven((index * (places - 1)) / used);
    while (placesTaken <= place && row < t.length - 1) {
      row++;
      placesTaken += weights?.[row] ?? 1;
    }
    const time = t[row] ?? 0;
    if (time !== found.at(-1)) found.push(time);
  }
  return Float64Array.from(found);
}

/** numpy's rounding: to the nearest integer, a half to the even one. */
function roundHalfEven(value: number): number {
  const below = Math.floor(value);
  const part = value - below;
  return part < 0.5 || (part === 0.5 && below % 2 === 0) ? below : below + 1;
}
