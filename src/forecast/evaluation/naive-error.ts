import { mean } from '../../stats/mean.ts';

/** How many days before its target day the seasonal naive forecast of a horizon has its value: 7 up to a week ahead, then 14, and so on. */
export function seasonalLag(horizonDays: number): number {
  return 7 * Math.ceil(horizonDays / 7);
}

/** The mean absolute difference from the same weekday a week before; 0 where there is none. */
export function naiveErrorOf(values: readonly (number | null)[]): number {
  const errors = values.flatMap((value, index) => {
    const before = values[index - 7] ?? null;
    return value === null || before === null ? [] : [Math.abs(value - before)];
  });
  return mean(errors) ?? 0;
}
