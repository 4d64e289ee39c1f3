import type { Day } from '../../calendar/day.ts';
import type { Business } from '../../config/business.ts';

/** Whether nobody works on a day: a public holiday or a closure. */
export function daysOff({ closures, holidays }: Pick<Business, 'closures' | 'holidays'>): (day: Day) => boolean {
  const off = new Set([...closures, ...holidays.flatMap(({ kind, ds }) => (kind === 'holiday' ? [ds] : []))]);
  return (day) => off.has(day);
}
