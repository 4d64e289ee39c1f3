import { dayFromEpochMs } from '../../../calendar/day.ts';
import { zone as zoneOf } from '../../../calendar/zone.ts';
import { dayText } from '../../../report/words/format.ts';

const NO_YEAR = 0;

/**
 * A moment as nobody can misread it: the weekday and the month as words.
 * @example momentText('2009-12-01T07:45:00.000Z', 'Europe/London', false) // 'Tue 1 Dec 2009 07:45'
 * @example momentText('2009-12-01T00:00:00.000Z', 'UTC', true) // 'Tue 1 Dec 2009'
 */
export function momentText(iso: string, zone: string, dateOnly: boolean): string {
  const local = zoneOf(zone).localTime(new Date(iso).getTime());
  const day = dayText(dayFromEpochMs(local), NO_YEAR);
  const [hour, minute, second] = new Date(local).toISOString().slice(11, 19).split(':');
  if (dateOnly) return day;
  return `${day} ${hour}:${minute}${second === '00' ? '' : `:${second}`}`;
}
