import type { History } from '../model.ts';
import { residual, type ResidualScale } from './residual.ts';

/** What a forecaster missed a day of a history by. */
export interface DatedError {
  readonly index: number;
  readonly miss: number;
}

/**
 * The misses of a forecaster in the `days` days before element `end`, newest first; anomalies, which weigh 0, are passed over.
 *
 * @param yhat what was expected of each day of the history
 */
export function errorsBefore(
  { values, weights }: Pick<History, 'values' | 'weights'>,
  yhat: (index: number) => number | null,
  scale: ResidualScale,
  end: number,
  days: number,
): DatedError[] {
  const misses: DatedError[] = [];
  for (let index = end - 1; index >= 0 && index >= end - days; index--) {
    const actual = values[index] ?? null;
    const expected = actual === null || weights?.[index] === 0 ? null : yhat(index);
    const miss = actual === null || expected === null ? null : residual(actual, expected, scale);
    if (miss !== null) misses.push({ index, miss });
  }
  return misses;
}

/** The same without their days. */
export function recentErrors(...asked: Parameters<typeof errorsBefore>): number[] {
  return errorsBefore(...asked).map(({ miss }) => miss);
}
