import { addDays, weekday } from '../../src/calendar/day.ts';
import { mean } from '../../src/stats/mean.ts';
import type { TestSet } from './test-set.ts';

/**
 * The standard deviation of the errors of the mean of the latest same weekdays, for a Gaussian interval: what our intervals are
 * compared with.
 *
 * @param averaged how many; a mean and the value that it is compared with both vary
 */
export function weekdayDeviation({ start, values }: TestSet, length: number, averaged: number): number {
  const latest: number[][] = Array.from({ length: 7 }, () => []);
  let squares = 0;
  let known = 0;
  for (let index = 0; index < length; index++) {
    const value = values[index] ?? null;
    const same = latest[weekday(addDays(start, index))];
    if (value === null || !same) continue;
    if (same.length >= averaged) {
      squares += (value - (mean(same.slice(-averaged)) ?? 0)) ** 2;
      known++;
    }
    same.push(value);
  }
  return Math.sqrt((1 + 1 / averaged) * (squares / Math.max(1, known)));
}
