import { addDays, weekday } from '../../src/calendar/day.ts';
import { mean } from '../../src/stats/mean.ts';
import type { TestSet } from './test-set.ts';

const VALUES_AVERAGED = 4;
/** Of a mean of four and the value that it is compared with. */
const BOTH_VARY = Math.sqrt(1 + 1 / VALUES_AVERAGED);

/** The standard deviation of the weekday mean's errors, as a Gaussian band is made of it: what our bands are compared with. */
export function weekdayMeanDeviation({ start, values }: TestSet, length: number): number {
  const latest: number[][] = Array.from({ length: 7 }, () => []);
  let squares = 0;
  let known = 0;
  for (let index = 0; index < length; index++) {
    const value = values[index] ?? null;
    const same = latest[weekday(addDays(start, index))];
    if (value === null || !same) continue;
    if (same.length >= VALUES_AVERAGED) {
      squares += (value - (mean(same.slice(-VALUES_AVERAGED)) ?? 0)) ** 2;
      known++;
    }
    same.push(value);
  }
  return BOTH_VARY * Math.sqrt(squares / Math.max(1, known));
}
