import { addDays, weekday, type Day } from '../calendar/day.ts';

const WINDOW_WEEKS = 26;
const MIN_WEEKS = 4;
const MIN_OPEN_SHARE = 0.2;

/**
 * Returns whether each day is on a closed weekday: one with rows on under 20 % of its last 26 occurrences, at least 4.
 *
 * @param start the day of the first element
 * @param hasRows whether each day has any rows; null: unknown, which is not counted
 * @param declared days declared closed, which are not counted
 * @returns one element a day; element `t` depends only on elements before `t`
 */
export function closedWeekdays(
  start: Day,
  hasRows: readonly (boolean | null)[],
  declared: ReadonlySet<Day>,
): boolean[] {
  const pastByWeekday: boolean[][] = Array.from({ length: 7 }, () => []);
  return hasRows.map((open, index) => {
    const day = addDays(start, index);
    const past = pastByWeekday[weekday(day)] ?? [];
    const closed = past.length >= MIN_WEEKS && past.filter(Boolean).length < MIN_OPEN_SHARE * past.length;
    if (open !== null && !declared.has(day)) past.push(open);
    if (past.length > WINDOW_WEEKS) past.shift();
    return closed;
  });
}
