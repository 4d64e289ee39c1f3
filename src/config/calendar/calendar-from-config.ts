import type { CalendarRow } from '../../calendar/calendar-row.ts';
import { calendarFile } from './calendar-file.ts';
import { ConfigError } from '../config-error.ts';
import { countryHolidays, NoHolidays } from './country-holidays.ts';
import { EVENT_COLUMNS, eventsFromFile } from './events-file.ts';
import { HOLIDAY_COLUMNS, holidaysFromFile } from './holidays-file.ts';
import { mergedHolidays, type NamedHolidays } from './merged-holidays.ts';
import type { Locate } from '../read-config.ts';
import type { BusinessConfig, HolidaySourceConfig } from '../schema.ts';

/**
 * The holidays and events that a config names, by day.
 * @throws ConfigError for countries that nobody knows, files that can't be read, and every field of theirs that can't be used.
 */
export async function calendarFromConfig(
  { holidays = [], events }: BusinessConfig,
  folder: string,
  locate: Locate,
): Promise<CalendarRow[]> {
  const path = ['business', 'holidays'];
  const declared: [HolidaySourceConfig, PropertyKey[]][] = Array.isArray(holidays)
    ? holidays.map((source, index) => [source, [...path, index]])
    : [[holidays, path]];
  const countries: NamedHolidays[] = [];
  const listed: CalendarRow[] = [];
  for (const [source, place] of declared) {
    const namedAt = placeText(place, locate);
    if (typeof source === 'string' && source.length > 2)
      listed.push(...(await holidaysFromFile(calendarFile(folder, source, namedAt, HOLIDAY_COLUMNS))));
    else countries.push(await holidaysOf(source, namedAt));
  }
  const rows = [...mergedHolidays(countries), ...listed];
  if (events !== undefined) {
    const namedAt = placeText(['business', 'events'], locate);
    rows.push(...(await eventsFromFile(calendarFile(folder, events, namedAt, EVENT_COLUMNS))));
  }
  return distinct(rows).sort((a, b) => a.ds - b.ds);
}

async function holidaysOf(source: HolidaySourceConfig, namedAt: string): Promise<NamedHolidays> {
  const { country, region = null } = typeof source === 'string' ? { country: source } : source;
  try {
    return { place: region ?? country, rows: await countryHolidays(country, region) };
  } catch (error) {
    throw error instanceof NoHolidays ? new ConfigError(`${namedAt}: ${error.message}`) : error;
  }
}

/** Each day of a name once: its last row. */
function distinct(rows: readonly CalendarRow[]): CalendarRow[] {
  return [...new Map(rows.map((row) => [JSON.stringify([row.kind, row.ds, row.holiday, row.scope]), row])).values()];
}

function placeText(path: readonly PropertyKey[], locate: Locate): string {
  return `${locate(path)}: ${path.join('.')}`;
}
