import { countryHolidays } from '../../src/config/calendar/country-holidays.ts';
import type { HolidayRow } from '../../src/calendar/holiday-row.ts';

/** The public holidays of a country, as a business in it knows them without asking. */
export async function publicHolidays(country: string): Promise<HolidayRow[]> {
  const rows = await countryHolidays(country, null);
  return rows.map(({ ds, holiday }) => ({ ds, holiday }));
}
