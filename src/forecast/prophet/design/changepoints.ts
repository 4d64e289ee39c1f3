import { weightSum } from './weight-sum.ts';

/**
 * Returns Prophet's automatic changepoints: evenly spaced rows of the first `range` of the history, without its first row.
 *
 * A row of weight w occupies w positions, so that integer weights equal repeated rows. Prophet has no weights.
 *
 * @param t scaled times of the rows, ascending
 * @param weights one a row; null if all are 1
 * @param count maximum number of changepoints; fewer where the first `range` has fewer rows
 * @param range share of the history, 0 to 1
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
  const positions = Math.floor(weightSum(t.length, weights) * range);
  const intervals = Math.min(count, positions - 1);
  const times: number[] = [];
  let row = 0;
  let positionsPassed = weights?.[0] ?? 1;
  for (let index = 1; index <= intervals; index++) {
    const position = roundHalfEven((index * (positions - 1)) / intervals);
    while (positionsPassed <= position && row < t.length - 1) {
      row++;
      positionsPassed += weights?.[row] ?? 1;
    }
    const time = t[row] ?? 0;
    if (time !== times.at(-1)) times.push(time);
  }
  return Float64Array.from(times);
}

/** Rounds as numpy does: to the nearest integer, ties to even. */
function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  const fraction = value - floor;
  return fraction < 0.5 || (fraction === 0.5 && floor % 2 === 0) ? floor : floor + 1;
}
