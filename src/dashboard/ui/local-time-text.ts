import { dayOfText } from './day-of-text.ts';

/**
 * The local time of the run with its zone's city: `Tue 22 Sep 2026, 08:10 Berlin`.
 *
 * @param localTime `YYYY-MM-DDTHH:MM`
 */
export function localTimeText(localTime: string, zone: string): string {
  const city = zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');
  return `${dayOfText(localTime.slice(0, 10), null)}, ${localTime.slice(11)} ${city}`;
}
