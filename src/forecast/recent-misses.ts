import { residual, type ResidualScale } from './residual.ts';

/**
 * The latest misses of a forecaster, newest first: at most `count`, from the days before element `end`; anomalies, which weigh 0,
 * are passed over.
 *
 * @param values what each day brought
 * @param yhat what was expected of each, one element a value
 */
export function recentMisses(
  values: readonly (number | null)[],
  yhat: readonly (number | null)[],
  weights: readonly number[],
  scale: ResidualScale,
  end: number,
  count: number,
): number[] {
  const misses: number[] = [];
  for (let index = end - 1; index >= 0 && misses.length < count; index--) {
    const actual = values[index] ?? null;
    const expected = yhat[index] ?? null;
    const compares = actual !== null && expected !== null && weights[index] !== 0;
    const miss = compares ? residual(actual, expected, scale) : null;
    if (miss !== null) misses.push(miss);
  }
  return misses;
}
