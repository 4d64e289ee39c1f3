import { addDays, weekday, type Day } from '../../calendar/day.ts';
import { businessDay, type Zone } from '../../calendar/zone.ts';

/** When a route delivers; what comes at another time waits. */
export interface Hours {
  /** Minutes after midnight, from included, to not; it may go past midnight. Null: none. */
  readonly quiet: { readonly from: number; readonly to: number } | null;
  /** Weekdays, 0 is Monday; holidays and closures are none of them. Null: every day. */
  readonly weekdays: readonly number[] | null;
}

export const ALWAYS: Hours = { quiet: null, weekdays: null };

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** A year without a business day would be a mistake: what waited so long goes out. */
const LONGEST_WAIT_DAYS = 366;

/**
 * The first instant from one on at which messages go out.
 *
 * @param isOff whether a day is a holiday or a closure
 * @returns epoch milliseconds
 */
export function sendTime(instantMs: number, hours: Hours, clock: Zone, isOff: (day: Day) => boolean): number {
  const end = addDays(businessDay(instantMs, clock), LONGEST_WAIT_DAYS);
  let atMs = instantMs;
  for (let day = businessDay(atMs, clock); day < end; day = businessDay(atMs, clock)) {
    if (isDayOff(day, hours, isOff)) {
      atMs = clock.instant(addDays(day, 1) * DAY_MS);
      continue;
    }
    const quietUntilMs = quietEnd(atMs, day, hours, clock);
    if (quietUntilMs === null) return atMs;
    atMs = quietUntilMs;
  }
  return atMs;
}

function isDayOff(day: Day, { weekdays }: Hours, isOff: (day: Day) => boolean): boolean {
  return weekdays !== null && (!weekdays.includes(weekday(day)) || isOff(day));
}

/** When the quiet hours that an instant lies in are over; null if it lies in none. */
function quietEnd(atMs: number, day: Day, { quiet }: Hours, clock: Zone): number | null {
  if (!quiet || quiet.from === quiet.to) return null;
  const minute = Math.floor((clock.localTime(atMs) - day * DAY_MS) / MINUTE_MS);
  const isOvernight = quiet.from > quiet.to;
  const isQuiet = isOvernight ? minute >= quiet.from || minute < quiet.to : minute >= quiet.from && minute < quiet.to;
  if (!isQuiet) return null;
  const endDay = isOvernight && minute >= quiet.from ? addDays(day, 1) : day;
  const endMs = clock.instant(endDay * DAY_MS + quiet.to * MINUTE_MS);
  // Of a repeated hour the first end lies behind; the second one ends it.
  return endMs > atMs ? endMs : atMs + MINUTE_MS;
}
