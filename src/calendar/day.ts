/**
 * A calendar day as the number of days since 1970-01-01, so that days can be subtracted, compared and used as array indices.
 * It has no time zone; `zone.ts` converts between days and instants.
 */
export type Day = number & { readonly __brand: 'Day' };

const DAY_MS = 86_400_000;
const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/**
 * Parses a day in the form `YYYY-MM-DD`.
 * @throws RangeError if the text has another form or the day does not exist.
 * @example dayFromIso('1970-01-02') // 1
 */
export function dayFromIso(text: string): Day {
  const parts = ISO_DAY.exec(text);
  const day = parts && dayFromParts(Number(parts[1]), Number(parts[2]), Number(parts[3]));
  if (day === null) throw new RangeError(`'${text}' is not a day of the form YYYY-MM-DD`);
  return day;
}

/**
 * Returns the day of a year, month (1 to 12) and day of the month; null if it does not exist.
 * @example dayFromParts(2023, 2, 29) // null
 */
export function dayFromParts(year: number, month: number, dayOfMonth: number): Day | null {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, dayOfMonth);
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === dayOfMonth;
  return exists ? dayFromEpochMs(date.getTime()) : null;
}

/** Returns the UTC day of an instant in epoch milliseconds. */
export function dayFromEpochMs(epochMs: number): Day {
  return Math.floor(epochMs / DAY_MS) as Day;
}

/**
 * Formats a day as `YYYY-MM-DD`.
 * @example isoDay(dayFromIso('2026-09-21')) // '2026-09-21'
 */
export function isoDay(day: Day): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/**
 * Returns the day `count` days later, or earlier if `count` is negative.
 * @example isoDay(addDays(dayFromIso('2024-02-28'), 2)) // '2024-03-01'
 */
export function addDays(day: Day, count: number): Day {
  return (day + count) as Day;
}

/**
 * Returns the day of the week, 0 for Monday to 6 for Sunday.
 * @example weekday(dayFromIso('2026-09-21')) // 0
 */
export function weekday(day: Day): number {
  return (((day + 3) % 7) + 7) % 7;
}

/**
 * Returns the first day of the month.
 * @example isoDay(monthStart(dayFromIso('2026-09-21'))) // '2026-09-01'
 */
export function monthStart(day: Day): Day {
  const date = new Date(day * DAY_MS);
  return addDays(day, 1 - date.getUTCDate());
}

/**
 * Returns the first day of the next month.
 * @example isoDay(nextMonthStart(dayFromIso('2026-12-31'))) // '2027-01-01'
 */
export function nextMonthStart(day: Day): Day {
  return monthStart(addDays(monthStart(day), 31));
}

/** Returns the days from `first` to `last`, both included; empty if `last` is earlier. */
export function daysBetween(first: Day, last: Day): Day[] {
  const days: Day[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}
