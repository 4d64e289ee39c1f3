import { addDays, weekday, type Day } from '../calendar/day.ts';

const WEEKS_LOOKED_AT = 26;
const WEEKS_NEEDED = 4;
const OPEN_SHARE = 0.2;

/**
 * Whether each day falls on a weekday on which the business, judged by the days before it alone, does not trade:
 * rows in under 20 % of its last 26 occurrences, of which there must be at least 4.
 *
 * @param start the day of the first element
 * @param hasRows whether the day brought any rows, one element a day; null: not known yet, which teaches nothing
 * @param declared days declared closed, which say nothing about their weekday
 * @returns one element a day; element `t` depends on the elements before `t` only
 */
export function closedWeekdays(
  start: Day,
  hasRows: readonly (boolean | null)[],
  declared: ReadonlySet<Day>,
): boolean[] {
  const seen: boolean[][] = Array.from({ length: 7 }, () => []);
  return hasRows.map((open, index) => {
    const day = addDays(start, index);
    const past = seen[weekday(day)] ?? [];
    const closed = past.length >= WEEKS_NEEDED && past.filter(Boolean).length < OPEN_SHARE * past.length;
    if (open !== null && !declared.has(day)) past.push(open);
    if (past.length > WEEKS_LOOKED_AT) past.shift();
    return closed;
  });
}
