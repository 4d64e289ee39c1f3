import type { History } from './model.ts';
import { residual, type ResidualScale } from './residual.ts';

/**
 * The latest misses of a forecaster, newest first: at most `count`, from the days before element `end`; anomalies, which weigh 0,
 * are passed over.
 *
 * @param yhat what was expected of each day of the history
 */
export function recentMisses(
  { values, weights }: Pick<History, 'values' | 'weights'>,
  yhat: (index: number) => number | null,
  scale: ResidualScale,
  end: number,
  count: number,
): number[] {
  const misses: number[] = [];
  for (let index = end - 1; index >= 0 && misses.length < count; index--) {
    const actual = values[index] ?? null;
    const expected = actual === null || weights?.[index] === 0 ? null : yhat(index);
    const miss = actual === null || expected === null ? null : residual(actual, expected, scale);
    if (miss !== null) misses.push(miss);
  }
  return misses;
}
