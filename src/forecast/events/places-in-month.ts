import { monthStart, nextMonthStart, weekday, type Day } from '../../calendar/day.ts';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
const FRIDAY = 4;
const FROM_THE_END = ['last day', 'last day but one', 'third last day'] as const;

/**
 * The ways in which a day has a fixed place in every month: its date, days before the end, the nth of its weekday, and working days (Monday
 * to Friday) on which a date is kept that falls on a weekend. The plainest first.
 *
 * @example placesInMonth(dayFromIso('2026-06-01')) // ['1st of the month', '1st Monday of the month', '1st working day of the month', '1st of the month or the working day before']
 * @example placesInMonth(dayFromIso('2026-05-29')) // ['29th of the month', 'third last day of the month', 'last Friday of the month', '29th of the month or the next working day', '29th of the month or the working day before', '30th of the month or the working day before', 'last working day of the month']
 */
export function placesInMonth(day: Day): readonly string[] {
  const first = monthStart(day);
  const [date, length, on] = [1 + day - first, nextMonthStart(day) - first, weekday(day)];
  const key = (date * MONTH_DAYS + length) * 7 + on;
  const places = known.get(key) ?? placesOf(date, length, on);
  known.set(key, places);
  return places;
}

/** More than a month has. */
const MONTH_DAYS = 32;
/** The same for all days with the same date, weekday and length of the month. */
const known = new Map<number, readonly string[]>();

function placesOf(date: number, length: number, on: number): string[] {
  const places = [`${ordinal(date)} of the month`];
  const end = FROM_THE_END[length - date];
  if (end !== undefined) places.push(`${end} of the month`);
  places.push(...nthWeekday(on, date, length));
  if (on <= FRIDAY) places.push(...workingDays(on, date, length));
  return places;
}

function nthWeekday(on: number, date: number, length: number): string[] {
  const name = WEEKDAYS[on] ?? '';
  const nth = `${ordinal(Math.ceil(date / 7))} ${name} of the month`;
  return date + 7 > length ? [`last ${name} of the month`] : [nth];
}

/** The dates of which this working day takes the place where they fall on a weekend. */
function workingDays(on: number, date: number, length: number): string[] {
  const places: string[] = [];
  const before = on === 0 ? 2 : 0;
  for (let kept = date - before; kept <= date; kept++) {
    if (kept === 1) places.push('1st working day of the month');
    else if (kept > 1) places.push(`${ordinal(kept)} of the month or the next working day`);
  }
  const after = on === FRIDAY ? 2 : 0;
  for (let kept = date; kept <= date + after; kept++) {
    if (kept === length) places.push('last working day of the month');
    else if (kept < length) places.push(`${ordinal(kept)} of the month or the working day before`);
  }
  return places;
}

/** Such as `22nd`. */
function ordinal(number: number): string {
  const tens = Math.floor((number % 100) / 10);
  const suffix = tens === 1 ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th');
  return `${number}${suffix}`;
}
