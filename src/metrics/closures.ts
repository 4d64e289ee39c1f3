import { addDays, weekday, type Day } from '../calendar/day.ts';
import { binomialTail } from '../stats/binomial-tail.ts';

const WINDOW_WEEKS = 26;
const MIN_WEEKS = 4;
const MAX_OPEN_SHARE = 0.1;
const EXCEPTIONS = 1;
const CHANCE = 0.001;

/**
 * Returns whether each day is on a weekday that the business leaves out: one with rows on at most a tenth (or one) of its last 26
 * occurrences, at least 4, where so few would be no chance if it were open as often as the other weekdays. So a business that is sparse on
 * all weekdays leaves out none.
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
  const weekdays = Array.from({ length: 7 }, (): RecentDays => ({ past: [], open: 0 }));
  const all = { days: 0, open: 0 };
  const closed = Array.from(hasRows, () => false);
  for (let index = 0; index < hasRows.length; index++) {
    const day = addDays(start, index);
    const own = weekdays[weekday(day)];
    if (!own) continue;
    closed[index] = isLeftOut(own, all.days - own.past.length, all.open - own.open);
    const open = hasRows[index] ?? null;
    if (open === null || declared.has(day)) continue;
    all.days += own.past.length < WINDOW_WEEKS ? 1 : 0;
    all.open += add(own, open);
  }
  return closed;
}

/** The last occurrences of a weekday, and how many of them have rows. */
interface RecentDays {
  readonly past: boolean[];
  open: number;
}

function isLeftOut({ past, open }: RecentDays, otherDays: number, otherOpen: number): boolean {
  const isRare = open <= Math.max(EXCEPTIONS, MAX_OPEN_SHARE * past.length);
  if (past.length < MIN_WEEKS || !isRare || otherDays === 0) return false;
  return binomialTail(open, past.length, otherOpen / otherDays) < CHANCE;
}

/** Adds an occurrence and drops the one that is too old. @returns the change of the number of open ones */
function add(weekdayDays: RecentDays, open: boolean): number {
  const { past } = weekdayDays;
  past.push(open);
  const dropped = past.length > WINDOW_WEEKS && past.shift() === true;
  const change = Number(open) - Number(dropped);
  weekdayDays.open += change;
  return change;
}
