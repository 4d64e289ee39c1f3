import type { CalendarRow } from '../../calendar/calendar-row.ts';

/** Holidays of one place. */
export interface NamedHolidays {
  /** What tells them from others of the same name. */
  readonly place: string;
  readonly rows: readonly CalendarRow[];
}

/**
 * The holidays of several places together. A name that falls on the same days everywhere stays one holiday; one that does not, such as
 * Labour Day in America and in Germany, is several, each with its place.
 */
export function mergedHolidays(places: readonly NamedHolidays[]): CalendarRow[] {
  const daysByName = new Map<string, Set<string>>();
  for (const { rows } of places) {
    for (const [name, days] of daysOf(rows)) daysByName.set(name, (daysByName.get(name) ?? new Set()).add(days));
  }
  return places.flatMap(({ place, rows }) =>
    rows.map((row) =>
      (daysByName.get(row.holiday)?.size ?? 1) > 1 ? { ...row, holiday: `${row.holiday} (${place})` } : row,
    ),
  );
}

/** The days of each name, as a text that is equal where they are. */
function daysOf(rows: readonly CalendarRow[]): Map<string, string> {
  const days = new Map<string, string>();
  for (const { holiday, ds } of rows) days.set(holiday, `${days.get(holiday) ?? ''} ${ds}`);
  return days;
}
