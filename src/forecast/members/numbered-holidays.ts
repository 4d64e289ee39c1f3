import type { HolidayRow } from '../../calendar/holiday-row.ts';

/**
 * Holidays with numbers for names, in the order of their first rows. Prophet reserves names for its own components, such as `trend`, but
 * any text may name a holiday.
 */
export function numberedHolidays(holidays: readonly HolidayRow[]): HolidayRow[] {
  const names = new Map<string, string>();
  return holidays.map((row) => {
    const name = names.get(row.holiday) ?? `holiday ${names.size + 1}`;
    names.set(row.holiday, name);
    return { ...row, holiday: name };
  });
}
