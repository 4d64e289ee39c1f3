import type { History } from './model.ts';
import { residual, type ResidualScale } from './residual.ts';

/** The forecast error of a day on a scale; null for an anomaly, which has weight 0, and without a value or a forecast. */
export type DailyErrors = (index: number, scale: ResidualScale) => number | null;

/**
 * The forecast errors of the days of a history, each computed once: the intervals of consecutive origins use nearly the same days.
 *
 * @param yhat the forecast of each day, always the same
 */
export function dailyErrors(
  { values, weights }: Pick<History, 'values' | 'weights'>,
  yhat: (index: number) => number | null,
): DailyErrors {
  const nothingKnown = () => Array.from<number | null | undefined>({ length: values.length });
  const known: Record<ResidualScale, (number | null | undefined)[]> = { log: nothingKnown(), linear: nothingKnown() };
  return (index, scale) => {
    const before = known[scale][index];
    if (before !== undefined) return before;
    const actual = values[index] ?? null;
    const expected = actual === null || weights?.[index] === 0 ? null : yhat(index);
    const error = actual === null || expected === null ? null : residual(actual, expected, scale);
    known[scale][index] = error;
    return error;
  };
}
