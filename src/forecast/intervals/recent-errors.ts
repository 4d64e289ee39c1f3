import type { DailyErrors, ResidualScale } from '../residual.ts';

/** The forecast errors of the `days` days before element `end`, newest first, without the days that have none. */
export function recentErrors(errorOn: DailyErrors, scale: ResidualScale, end: number, days: number): number[] {
  const errors: number[] = [];
  for (let index = end - 1; index >= 0 && index >= end - days; index--) {
    const error = errorOn(index, scale);
    if (error !== null) errors.push(error);
  }
  return errors;
}
