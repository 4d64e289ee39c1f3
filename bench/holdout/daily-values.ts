import { addDays, dayFromIso, weekday, type Day } from '../../src/calendar/day.ts';
import type { TestSet } from '../accuracy/test-set.ts';

/** A weekday with a value other than zero in a smaller share of the weeks is closed. */
const OPEN_SHARE = 0.2;

/** One value a day from the first to the last day; `missing` where there is none. */
export function dailyValues(
  totals: ReadonlyMap<Day, number>,
  missing: 0 | null,
  last?: string,
): Pick<TestSet, 'start' | 'values'> {
  const start = Math.min(...totals.keys()) as Day;
  const end = last === undefined ? Math.max(...totals.keys()) : dayFromIso(last);
  return {
    start,
    values: Array.from({ length: end - start + 1 }, (_, index) => totals.get(addDays(start, index)) ?? missing),
  };
}

/** Whether each weekday, Monday first, has trade. */
export function openWeekdays({ start, values }: Pick<TestSet, 'start' | 'values'>): boolean[] {
  return Array.from({ length: 7 }, (_, on) => {
    const known = values.filter((value, index) => value !== null && weekday(addDays(start, index)) === on);
    return known.filter((value) => value !== 0).length > OPEN_SHARE * known.length;
  });
}
