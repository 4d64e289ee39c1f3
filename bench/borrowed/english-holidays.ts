import Holidays from 'date-holidays';
import { dayFromIso } from '../../src/calendar/day.ts';
import type { HolidayRow } from '../../src/calendar/holiday-row.ts';

/** Those of the cash machines, which are older than the calendar that the program knows. */
const YEARS = [1996, 1997, 1998];

export function englishHolidays(): HolidayRow[] {
  const calendar = new Holidays('GB', 'ENG');
  return YEARS.flatMap((year) => calendar.getHolidays(year, 'en'))
    .filter(({ type }) => type === 'public')
    .map(({ date, name }) => ({ ds: dayFromIso(date.slice(0, 10)), holiday: name }));
}
