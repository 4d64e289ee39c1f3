import type { Day } from '../../calendar/day.ts';
import type { DailyDay } from '../../metrics/daily-day.ts';

/** A day is compared with the days of eight weeks; how rare equal ones are is known from half a year. */
const COMPARED_DAYS = 56;
const USUAL_DAYS = 182;
const LEAST_DAYS = 14;
/** A table that had days like earlier ones on so many occasions in eight weeks has them as a habit, such as Friday's values at weekends. */
const HABIT = 2;

/** A day of a table whose values are all those of an earlier one. */
export interface RepeatedDay {
  readonly day: Day;
  readonly values: number;
  readonly original: Day;
  /** The days of the last half year that have a value other than 0 and repeat no other, ascending. */
  readonly usual: readonly Day[];
}

/** The days that repeat one of the last eight weeks, each by the days before it alone; not where a table often has such days. */
export function repeatedDays(days: readonly DailyDay[]): RepeatedDay[] {
  const repeated = new Set<Day>();
  return days.flatMap(({ day, values, fingerprint }, index) => {
    const before = days.slice(Math.max(0, index - USUAL_DAYS), index).filter((one) => one.day >= day - USUAL_DAYS);
    const usual = before.filter((one) => one.fingerprint !== null && !repeated.has(one.day));
    const original = usual.findLast((one) => one.fingerprint === fingerprint && one.day >= day - COMPARED_DAYS);
    if (!original) return [];
    repeated.add(day);
    if (
      usual.length < LEAST_DAYS ||
      occasions(
        before.filter((one) => one.day >= day - COMPARED_DAYS),
        repeated,
      ) >= HABIT
    )
      return [];
    return [{ day, values, original: original.day, usual: usual.map((one) => one.day) }];
  });
}

/** How often days repeated others, those in a row once; the row that the next day goes on with is none. */
function occasions(before: readonly DailyDay[], repeated: ReadonlySet<Day>): number {
  const last = before.findLastIndex(({ day }) => !repeated.has(day));
  const earlier = before.slice(0, last + 1).map(({ day }) => repeated.has(day));
  return earlier.filter((isRepeated, index) => isRepeated && earlier[index - 1] !== true).length;
}
