import { addDays, type Day } from '../../calendar/day.ts';
import { dayStart, type Zone } from '../../calendar/zone.ts';
import type { Random } from '../chance/random.ts';
import { urn } from '../chance/urn.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** In every thousand orders, from midnight on. */
const HOUR_WEIGHTS = [
  ...[9, 4, 3, 2, 3, 6, 15, 28, 40, 48, 53, 55],
  ...[54, 51, 50, 51, 53, 57, 63, 72, 80, 76, 56, 40],
];
const HOURS = urn(HOUR_WEIGHTS.map((weight, hour) => [hour, weight]));

/**
 * `count` times of a day at which people shop, ascending, in epoch milliseconds of the wall clock and whole seconds.
 * None is a time that the clock skips.
 */
export function timesOfDay(day: Day, count: number, clock: Zone, random: Random): number[] {
  const midnight = day * DAY_MS;
  const isShort = dayStart(addDays(day, 1), clock) - dayStart(day, clock) < DAY_MS;
  const times = new Float64Array(count);
  for (let index = 0; index < count; index++) {
    const time = midnight + random.pick(HOURS) * HOUR_MS + random.integer(3600) * 1000;
    times[index] = isShort ? clock.localTime(clock.instant(time)) : time;
  }
  return Array.from(times.sort());
}
