import type { CalendarRow } from '../../calendar/calendar-row.ts';
import { calendarFile } from './calendar-file.ts';
import { ConfigError } from '../faults/config-error.ts';
import { NoHolidays } from './country-holidays.ts';
import { cachedHolidays, type HolidayCache } from './holiday-cache.ts';
import { homeCountry, type HomeCountry } from './home-country.ts';
import { EVENT_COLUMNS, eventsFromFile } from './events-file.ts';
import { HOLIDAY_COLUMNS, holidaysFromFile } from './holidays-file.ts';
import { mergedHolidays, type NamedHolidays } from './merged-holidays.ts';
import { shoppingDays } from './shopping-days.ts';
import type { Locate } from '../faults/locate.ts';
import type { BusinessConfig, HolidaySourceConfig } from '../schema/business.ts';

/** The holidays and events of a business. */
export interface BusinessCalendar {
  /** By day. */
  readonly rows: readonly CalendarRow[];
  /** The country whose holidays these are because the config names none; null where it does, or its country is not known. */
  readonly homeCountry: HomeCountry | null;
}

export const NO_CALENDAR: BusinessCalendar = { rows: [], homeCountry: null };

/**
 * The holidays and events that a config names. Where it says nothing of holidays, they are those of the country that its zone or currency
 * tells.
 * @throws ConfigError for countries that nobody knows, files that can't be read, and every field of theirs that can't be used.
 */
export async function calendarFromConfig(
  { zone, currency, holidays, shopping_days: shopping = [], events }: BusinessConfig,
  folder: string,
  locate: Locate,
  cache: HolidayCache | null = null,
): Promise<BusinessCalendar> {
  const home = holidays === undefined ? homeCountryOf(zone, currency) : null;
  const declared = declaredSources(holidays ?? home?.country ?? 'none');
  const countries: NamedHolidays[] = [];
  const listed: CalendarRow[] = [];
  for (const [source, place] of declared) {
    const namedAt = placeText(place, locate);
    if (typeof source === 'string' && source.length > 2)
      listed.push(...(await holidaysFromFile(calendarFile(folder, source, namedAt, HOLIDAY_COLUMNS))));
    else countries.push(await holidaysOf(source, namedAt, cache));
  }
  const [country = null] = declared.map(([source]) => countryOf(source)).filter((code) => code !== null);
  const rows = [...mergedHolidays(countries), ...listed, ...(await shoppingDays(shopping, country))];
  if (events !== undefined) {
    const namedAt = placeText(['business', 'events'], locate);
    rows.push(...(await eventsFromFile(calendarFile(folder, events, namedAt, EVENT_COLUMNS))));
  }
  return { rows: distinct(rows).sort((a, b) => a.ds - b.ds), homeCountry: home };
}

/** An unknown zone is a fault of the config that is reported at its place. */
function homeCountryOf(zone: string, currency: string): HomeCountry | null {
  try {
    return homeCountry(zone, true, currency);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function declaredSources(
  holidays: Exclude<BusinessConfig['holidays'], undefined>,
): [HolidaySourceConfig, PropertyKey[]][] {
  const path = ['business', 'holidays'];
  if (holidays === 'none') return [];
  return Array.isArray(holidays) ? holidays.map((source, index) => [source, [...path, index]]) : [[holidays, path]];
}

/** The country of a source; null for a file. */
function countryOf(source: HolidaySourceConfig): string | null {
  if (typeof source !== 'string') return source.country;
  return source.length > 2 ? null : source;
}

async function holidaysOf(
  source: HolidaySourceConfig,
  namedAt: string,
  cache: HolidayCache | null,
): Promise<NamedHolidays> {
  const { country, region = null } = typeof source === 'string' ? { country: source } : source;
  try {
    return { place: region ?? country, rows: await cachedHolidays(cache, country, region) };
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
