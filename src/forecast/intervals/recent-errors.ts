import type { History } from '../model.ts';
import { residual, type ResidualScale } from '../residual.ts';

/** The forecast error of a day of a history. */
export interface DatedError {
  readonly index: number;
  readonly error: number;
}

/**
 * The forecast errors of the `days` days before element `end`, newest first. Anomalies, which have weight 0, are left out.
 *
 * @param yhat the forecast of each day of the history
 */
export function errorsBefore(
  { values, weights }: Pick<History, 'values' | 'weights'>,
  yhat: (index: number) => number | null,
  scale: ResidualScale,
  end: number,
  days: number,
): DatedError[] {
  const errors: DatedError[] = [];
  for (let index = end - 1; index >= 0 && index >= end - days; index--) {
    const actual = values[index] ?? null;
    const expected = actual === null || weights?.[index] === 0 ? null : yhat(index);
    const error = actual === null || expected === null ? null : residual(actual, expected, scale);
    if (error !== null) errors.push({ index, error });
  }
  return errors;
}

/** The same without their days. */
export function recentErrors(...args: Parameters<typeof errorsBefore>): number[] {
  return errorsBefore(...args).map(({ error }) => error);
}
