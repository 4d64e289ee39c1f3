import { addDays, dayFromIso, isoDay, weekday, type Day } from '../../calendar/day.ts';

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
export function placesInMonth(day: Day): string[] {
  const iso = isoDay(day);
  const date = Number(iso.slice(8));
  const first = addDays(day, 1 - date);
  const length = lengthOfMonth(iso, first);
  const places = [`${ordinal(date)} of the month`];
  const end = FROM_THE_END[length - date];
  if (end !== undefined) places.push(`${end} of the month`);
  places.push(...nthWeekday(day, date, length));
  if (weekday(day) <= FRIDAY) places.push(...workingDays(day, date, length));
  return places;
}

function lengthOfMonth(iso: string, first: Day): number {
  const [year = 1970, month = 1] = iso.split('-').map(Number);
  const next =
    month === 12
      ? `${String(year + 1).padStart(4, '0')}-01-01`
      : `${iso.slice(0, 5)}${String(month + 1).padStart(2, '0')}-01`;
  return dayFromIso(next) - first;
}

function nthWeekday(day: Day, date: number, length: number): string[] {
  const name = WEEKDAYS[weekday(day)] ?? '';
  const nth = `${ordinal(Math.ceil(date / 7))} ${name} of the month`;
  return date + 7 > length ? [`last ${name} of the month`] : [nth];
}

/** The dates of which this working day takes the place where they fall on a weekend. */
function workingDays(day: Day, date: number, length: number): string[] {
  const places: string[] = [];
  const before = weekday(day) === 0 ? 2 : 0;
  for (let kept = date - before; kept <= date; kept++) {
    if (kept === 1) places.push('1st working day of the month');
    else if (kept > 1) places.push(`${ordinal(kept)} of the month or the next working day`);
  }
  const after = weekday(day) === FRIDAY ? 2 : 0;
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
