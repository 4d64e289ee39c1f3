import { dayFromEpochMs } from '../../calendar/day.ts';
import type { Outage } from './planted-incident.ts';

/** Whether a wall-clock time (epoch milliseconds read as if UTC) of a day of the outage falls in its hours. */
export function isDuring(outage: Outage, localMs: number): boolean {
  const minute = localMs / 60_000 - dayFromEpochMs(localMs) * 1440;
  return minuteOf(outage.scope.from) <= minute && minute < minuteOf(outage.scope.to);
}

/** The minute of the day of a time written `HH:MM`. */
function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}
