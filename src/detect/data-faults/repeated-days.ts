import type { Day } from '../../calendar/day.ts';
import type { DailyDay } from '../../metrics/daily-day.ts';

/** A day is compared with those of half a year, which also show how rare equal ones are. */
const USUAL_DAYS = 182;
const LEAST_DAYS = 14;
/** A table in which so many different days were repeated within eight weeks does so as a habit, such as with Friday's values at weekends. */
const HABIT = 2;
const HABIT_DAYS = 56;

/** A day of a table whose values are all those of an earlier one. */
export interface RepeatedDay {
  readonly day: Day;
  readonly values: number;
  readonly original: Day;
  /** The days of the last half year that have a value other than 0 and repeat no other, ascending. */
  readonly usual: readonly Day[];
}

/** The days that repeat one of the last half year, each by the days before it alone; not where a table often has such days. */
export function repeatedDays(days: readonly DailyDay[]): RepeatedDay[] {
  const repeated = new Set<Day>();
  return days.flatMap(({ day, values, fingerprint }, index) => {
    const before = days.slice(Math.max(0, index - USUAL_DAYS), index).filter((one) => one.day >= day - USUAL_DAYS);
    const usual = before.filter((one) => one.fingerprint !== null && !repeated.has(one.day));
    const original = usual.find((one) => one.fingerprint === fingerprint);
    if (!original) return [];
    repeated.add(day);
    const lately = before.filter((one) => one.day >= day - HABIT_DAYS);
    if (usual.length < LEAST_DAYS || daysRepeated(lately, repeated) >= HABIT) return [];
    return [{ day, values, original: original.day, usual: usual.map((one) => one.day) }];
  });
}

/** How many different days were repeated, without what the days up to the next one repeat. Sundays that are all alike are one. */
function daysRepeated(before: readonly DailyDay[], repeated: ReadonlySet<Day>): number {
  const last = before.findLastIndex(({ day }) => !repeated.has(day));
  const earlier = before.slice(0, last + 1).filter(({ day }) => repeated.has(day));
  return new Set(earlier.map(({ fingerprint }) => fingerprint)).size;
}
