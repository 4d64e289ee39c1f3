import { dayFromIso, addDays, isoDay } from '../../../calendar/day.ts';

const DAY_MS = 86_400_000;
/** Excel has a 29 February 1900, its serial number 60, which no calendar has. */
const FALSE_LEAP_DAY = 60;
const EPOCH_1900 = dayFromIso('1899-12-31');
const EPOCH_1904 = dayFromIso('1904-01-01');

/** What a number format shows of a time. */
export type TimeParts = 'date' | 'time' | 'both';

/**
 * Converts a time as a workbook stores it, the days since its epoch, to ISO text, exact to the millisecond.
 *
 * @param parts what the cell shows; a time of the day that it does not show is kept where there is one
 * @param date1904 whether the workbook counts from 1904
 * @returns null for a number that is no time
 * @example serialTime('45352.5', 'both', false) // '2024-03-01 12:00:00'
 * @example serialTime('45352', 'date', false) // '2024-03-01'
 * @example serialTime('0.75', 'time', false) // '18:00:00'
 * @example serialTime('43890', 'date', true) // '2024-03-01'
 */
export function serialTime(serial: string, parts: TimeParts, date1904: boolean): string | null {
  const value = Number(serial);
  if (!Number.isFinite(value) || value < 0 || value >= 3_000_000) return null;
  const totalMs = Math.round(value * DAY_MS);
  const [days, ms] = [Math.floor(totalMs / DAY_MS), totalMs % DAY_MS];
  const clock = clockText(ms);
  if (parts === 'time' && days === 0) return clock;
  const day = dayText(days, date1904);
  return parts === 'date' && ms === 0 ? day : `${day} ${clock}`;
}

function dayText(days: number, date1904: boolean): string {
  if (date1904) return isoDay(addDays(EPOCH_1904, days));
  if (days === FALSE_LEAP_DAY) return '1900-02-29';
  return isoDay(addDays(EPOCH_1900, days > FALSE_LEAP_DAY ? days - 1 : days));
}

function clockText(ms: number): string {
  const two = (number: number): string => String(Math.floor(number)).padStart(2, '0');
  const fraction = ms % 1000 === 0 ? '' : `.${String(ms % 1000).padStart(3, '0')}`;
  return `${two(ms / 3_600_000)}:${two((ms / 60_000) % 60)}:${two((ms / 1000) % 60)}${fraction}`;
}
