import type { HolidaysTypes } from 'date-holidays';
import { addDays, dayFromIso } from '../../calendar/day.ts';
import type { CalendarRow } from '../../calendar/calendar-row.ts';
import { CORRECTIONS, MAIN_REGION } from './british-holidays.ts';

/** Why the holidays of a country can't be had, in words. */
export class NoHolidays extends Error {
  override readonly name = 'NoHolidays';
}

/** The years whose holidays are known, independent of the current date: a verdict must not change with the clock. */
export const HOLIDAY_YEARS = { first: 2000, last: 2049 };
/** Bank holidays are half days such as Christmas Eve in Germany, on which people buy otherwise than on others. */
const KINDS: HolidaysTypes.HolidayType[] = ['public', 'bank'];
const HOUR_MS = 3_600_000;

/** What was computed in this process: it takes a third of a second, and commands such as `init` ask several times. */
const computed = new Map<string, readonly CalendarRow[]>();

/**
 * The public and bank holidays of a country, or of a region of it, by their English names.
 * @throws NoHolidays if date-holidays knows no such place.
 */
export async function countryHolidays(country: string, region: string | null): Promise<CalendarRow[]> {
  const place = JSON.stringify([country, region]);
  const rows = computed.get(place) ?? (await computedHolidays(country, region));
  computed.set(place, rows);
  return [...rows];
}

async function computedHolidays(country: string, region: string | null): Promise<readonly CalendarRow[]> {
  // Its data take a tenth of a second to read, which most commands need not spend.
  const { default: Holidays } = await import('date-holidays');
  const known = new Holidays();
  if (!(country in (known.getCountries('en') ?? {})))
    throw new NoHolidays(`date-holidays knows no country '${country}'`);
  const part = region ?? MAIN_REGION[country] ?? null;
  const calendar =
    part === null
      ? new Holidays(country, { types: KINDS })
      : new Holidays(country, regionCode(known.getStates(country, 'en'), country, part), { types: KINDS });
  const rows: CalendarRow[] = [];
  for (let year = HOLIDAY_YEARS.first; year <= HOLIDAY_YEARS.last; year++) {
    for (const holiday of calendar.getHolidays(year, 'en')) {
      if (KINDS.includes(holiday.type)) rows.push(...daysOf(holiday));
    }
  }
  return corrected(rows, country);
}

function corrected(rows: readonly CalendarRow[], country: string): CalendarRow[] {
  const corrections = CORRECTIONS[country] ?? [];
  const moved = new Set(corrections.flatMap(({ instead }) => (instead === undefined ? [] : dayFromIso(instead))));
  const added = corrections.map(({ day, holiday }): CalendarRow => ({
    kind: 'holiday',
    ds: dayFromIso(day),
    holiday,
    scope: '',
  }));
  return [...rows.filter(({ ds }) => !moved.has(ds)), ...added].toSorted((a, b) => a.ds - b.ds);
}

function regionCode(states: Readonly<Record<string, string>> | undefined, country: string, region: string): string {
  const codes = Object.keys(states ?? {});
  const code = codes.find((known) => known.toUpperCase() === region.toUpperCase());
  if (code !== undefined) return code;
  const hint = codes.length === 0 ? 'no regions of it' : `of it ${codes.join(', ')}`;
  throw new NoHolidays(`date-holidays knows no region '${region}' of ${country}, but ${hint}`);
}

/** Some go on for days, and some begin on the evening before: `date` says the day that they are called by. */
function daysOf({ date, start, end, name }: HolidaysTypes.Holiday): CalendarRow[] {
  const first = dayFromIso(date.slice(0, 10));
  const hours = (end.getTime() - start.getTime()) / HOUR_MS;
  // A day on which the clocks change has 23 hours.
  const days = Math.max(1, Math.floor((hours + 1) / 24));
  return Array.from({ length: days }, (_, index) => ({
    kind: 'holiday',
    ds: addDays(first, index),
    holiday: name,
    scope: '',
  }));
}
