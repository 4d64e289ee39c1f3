import { dayOfText } from '../../ui/day-of-text.ts';

/**
 * An instant by the clock of the business: `Tue 22 Sep 2026, 07:00`.
 *
 * @param instant ISO, in UTC
 */
export function zonedText(instant: string, zone: string): string {
  // Swedish dates are ISO dates: names of months differ between browsers.
  const local = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  const [day = '', time = ''] = local.format(new Date(instant)).split(' ');
  return `${dayOfText(day, null)}, ${time}`;
}
