import { addDays, dayFromIso, type Day } from '../calendar/day.ts';

const EPOCH = dayFromIso('1970-01-01');

/** SQL for a DATE column as text that `dayFromEpoch` reads faster than an ISO date. */
export function epochDaySql(column: string): string {
  return `cast(${column} - date '1970-01-01' as text)`;
}

/** @param days since 1970-01-01 */
export function dayFromEpoch(days: string): Day {
  return addDays(EPOCH, Number(days));
}
