import { addDays, type Day } from '../../calendar/day.ts';
import type { HolidayRow } from '../../calendar/holiday-row.ts';

/**
 * Holidays with numbers for names, in the order of their first rows; each day of a longer holiday has a number of its own, and the days of
 * an event share one. Prophet reserves names for its own components, such as `trend`, but any text may name a holiday.
 *
 * @example numberedHolidays(['2026-12-25', '2026-12-26'].map((day) => ({ ds: dayFromIso(day), holiday: 'Xmas' }))).map(({ holiday }) => holiday) // ['holiday 1', 'holiday 2']
 */
export function numberedHolidays(holidays: readonly HolidayRow[]): HolidayRow[] {
  const position = positions(holidays);
  const names = new Map<string, string>();
  return holidays.map(({ kind: _kind, value: _value, ...row }) => {
    const key = JSON.stringify([row.holiday, position(row)]);
    const name = names.get(key) ?? `holiday ${names.size + 1}`;
    names.set(key, name);
    return { ...row, holiday: name };
  });
}

/** Which day of its holiday a row is, from 1; 1 for all days of an event, and where windows are declared. */
function positions(holidays: readonly HolidayRow[]): (row: HolidayRow) => number {
  const daysOf = new Map<string, Set<Day>>();
  for (const { holiday, ds } of holidays) daysOf.set(holiday, (daysOf.get(holiday) ?? new Set()).add(ds));
  const events = new Set(
    holidays.filter((row) => row.kind === 'event' || hasWindow(row)).map(({ holiday }) => holiday),
  );
  return ({ holiday, ds }) => {
    let position = 1;
    if (!events.has(holiday)) while (daysOf.get(holiday)?.has(addDays(ds, -position)) === true) position++;
    return position;
  };
}

function hasWindow({ lower_window: lower = 0, upper_window: upper = 0 }: HolidayRow): boolean {
  return lower !== 0 || upper !== 0;
}
