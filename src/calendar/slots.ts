import { addDays } from './day.ts';
import { businessDay, type Zone } from './zone.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/**
 * Returns the latest slot of a daily schedule at or before an instant. Each day has exactly one slot: a wall-clock time that the zone
 * skips moves past the gap, and of a repeated one the earlier counts.
 *
 * @param minuteOfDay wall-clock minutes after midnight, 0 to 1439
 * @returns epoch milliseconds
 */
export function latestSlot(instantMs: number, minuteOfDay: number, clock: Zone): number {
  const today = businessDay(instantMs, clock);
  const slot = clock.instant(today * DAY_MS + minuteOfDay * MINUTE_MS);
  return slot <= instantMs ? slot : clock.instant(addDays(today, -1) * DAY_MS + minuteOfDay * MINUTE_MS);
}

/** Returns the first slot after an instant; see `latestSlot`. */
export function nextSlot(instantMs: number, minuteOfDay: number, clock: Zone): number {
  const today = businessDay(instantMs, clock);
  const slot = clock.instant(today * DAY_MS + minuteOfDay * MINUTE_MS);
  return slot > instantMs ? slot : clock.instant(addDays(today, 1) * DAY_MS + minuteOfDay * MINUTE_MS);
}
