import type { HolidaysTypes } from 'date-holidays';
import {
  addDays,
  dayFromEpochMs,
  dayFromIso,
  dayFromParts,
  daysBetween,
  isoDay,
  weekday,
  type Day,
} from '../../calendar/day.ts';
import { newMoons } from '../../calendar/new-moon.ts';
import type { CalendarRow } from '../../calendar/calendar-row.ts';
import { HOLIDAY_YEARS } from './country-holidays.ts';

const [THURSDAY, SUNDAY] = [3, 6];
const DAY_MS = 86_400_000;
/** Eight hours. */
const CHINA_AHEAD_MS = 28_800_000;
const RAMADAN_MONTH = '9';

/** The days of a year on which people shop otherwise, though they are no public holidays, each as its first and last day. */
const RULES: Readonly<
  Record<string, { readonly name: string; readonly of: (year: number) => readonly (readonly [Day, Day])[] }>
> = {
  valentines_day: { name: "Valentine's Day", of: (year) => [single(date(year, 2, 14))] },
  mothers_day: { name: "Mother's Day", of: (year) => [single(nthWeekday(year, 5, SUNDAY, 2))] },
  fathers_day: { name: "Father's Day", of: (year) => [single(nthWeekday(year, 6, SUNDAY, 3))] },
  halloween: { name: 'Halloween', of: (year) => [single(date(year, 10, 31))] },
  singles_day: { name: "Singles' Day", of: (year) => [single(date(year, 11, 11))] },
  black_friday: { name: 'Black Friday', of: (year) => [single(addDays(thanksgiving(year), 1))] },
  cyber_monday: { name: 'Cyber Monday', of: (year) => [single(addDays(thanksgiving(year), 4))] },
  golden_week: { name: 'Golden Week', of: (year) => [[date(year, 10, 1), date(year, 10, 7)]] },
  lunar_new_year: { name: 'Lunar New Year', of: (year) => lunarNewYear(year).map((day) => [day, addDays(day, 6)]) },
  diwali: { name: 'Diwali', of: (year) => diwali(year).map(single) },
  ramadan: { name: 'Ramadan', of: ramadan },
};

/** What `business.shopping_days` may name. */
export const SHOPPING_DAYS = Object.keys(RULES);
/** Their dates differ by country: those of date-holidays count, where it has them. */
const BY_COUNTRY: ReadonlySet<string> = new Set(['mothers_day', 'fathers_day']);

/**
 * The chosen shopping days as events, by the rules of their calendars.
 *
 * @param country whose Mother's and Father's Day count; null: those of the United States
 */
export async function shoppingDays(chosen: readonly string[], country: string | null): Promise<CalendarRow[]> {
  const rows: CalendarRow[] = [];
  for (const id of new Set(chosen)) {
    const rule = RULES[id];
    if (!rule) continue;
    const own = country !== null && BY_COUNTRY.has(id) ? await observances(country, rule.name) : [];
    for (let year = HOLIDAY_YEARS.first; year <= HOLIDAY_YEARS.last; year++) {
      const ofYear = own.filter((day) => isoDay(day).startsWith(`${year}-`));
      const spans = ofYear.length > 0 ? ofYear.map(single) : rule.of(year);
      for (const [first, last] of spans)
        for (let ds = first; ds <= last; ds = addDays(ds, 1))
          rows.push({ kind: 'event', ds, holiday: rule.name, scope: '' });
    }
  }
  return rows;
}

/** The dates of a day of that English name in a country. */
async function observances(country: string, name: string): Promise<Day[]> {
  const { default: Holidays } = await import('date-holidays');
  const calendar = new Holidays(country, { types: ['observance', 'public'] });
  const days: Day[] = [];
  for (let year = HOLIDAY_YEARS.first; year <= HOLIDAY_YEARS.last; year++)
    days.push(...onceAYear(calendar.getHolidays(year, 'en'), name));
  return days;
}

/** Where Mother's Day would be Whit Sunday it is a week later, as in France. */
function onceAYear(holidays: readonly HolidaysTypes.Holiday[], name: string): Day[] {
  const dayOf = ({ date: text }: HolidaysTypes.Holiday): Day => dayFromIso(text.slice(0, 10));
  const whitSundays = holidays.filter((other) => other.name === 'Pentecost').map(dayOf);
  return holidays
    .filter((holiday) => holiday.name === name)
    .map((holiday) => (whitSundays.includes(dayOf(holiday)) ? addDays(dayOf(holiday), 7) : dayOf(holiday)));
}

function single(day: Day): readonly [Day, Day] {
  return [day, day];
}

function date(year: number, month: number, dayOfMonth: number): Day {
  const day = dayFromParts(year, month, dayOfMonth);
  if (day === null) throw new RangeError(`there is no day ${year}-${month}-${dayOfMonth}`);
  return day;
}

/** The nth Monday (0) to Sunday (6) of a month. */
function nthWeekday(year: number, month: number, on: number, nth: number): Day {
  const first = date(year, month, 1);
  return addDays(first, ((on - weekday(first) + 7) % 7) + 7 * (nth - 1));
}

function thanksgiving(year: number): Day {
  return nthWeekday(year, 11, THURSDAY, 4);
}

/** The days, as China counts them, of the new moons from a day to before another. */
function newMoonDays(from: Day, to: Day): Day[] {
  const instant = (day: Day): number => day * DAY_MS - CHINA_AHEAD_MS;
  return newMoons(instant(from), instant(to)).map((ms) => dayFromEpochMs(ms + CHINA_AHEAD_MS));
}

/** The first new moon from 21 January to 20 February. */
function lunarNewYear(year: number): Day[] {
  return newMoonDays(date(year, 1, 21), date(year, 2, 21)).slice(0, 1);
}

/** The evening before the new moon between 18 October and 15 November. In some years India keeps the next day. */
function diwali(year: number): Day[] {
  return newMoonDays(date(year, 10, 18), date(year, 11, 16)).map((day) => addDays(day, -1));
}

/** The ninth month by the calendar of Umm al-Qura; some years have two, and some countries begin it a day later. */
function ramadan(year: number): (readonly [Day, Day])[] {
  const [first, next] = [date(year, 1, 1), date(year + 1, 1, 1)];
  const months = new Intl.DateTimeFormat('en', { calendar: 'islamic-umalqura', month: 'numeric', timeZone: 'UTC' });
  const isFast = (day: Day): boolean => months.format(day * DAY_MS) === RAMADAN_MONTH;
  const begins = daysBetween(first, addDays(next, -1)).filter((day) => isFast(day) && !isFast(addDays(day, -1)));
  return begins.map((day) => [day, isFast(addDays(day, 29)) ? addDays(day, 29) : addDays(day, 28)]);
}
