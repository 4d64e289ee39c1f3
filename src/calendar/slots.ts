import { addDays } from './day.ts';
import { businessDay, type Zone } from './zone.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/**
 * The latest slot of a daily schedule at or before an instant. Each day has exactly one: where the clock skips the time the slot is
 * moved past the gap, where it shows it twice the earlier one counts.
 *
 * @param minuteOfDay minutes after midnight by the zone's clock, 0 to 1439
 * @returns epoch milliseconds
 */
export function latestSlot(instantMs: number, minuteOfDay: number, clock: Zone): number {
  const today = businessDay(instantMs, clock);
  const slot = clock.instant(today * DAY_MS + minuteOfDay * MINUTE_MS);
  return slot <= instantMs ? slot : clock.instant(addDays(today, -1) * DAY_MS + minuteOfDay * MINUTE_MS);
}

/** The first slot after an instant; see `latestSlot`. */
export function nextSlot(instantMs: number, minuteOfDay: number, clock: Zone): number {
  const today = businessDay(instantMs, clock);
  const slot = clock.instant(today * DAY_MS + minuteOfDay * MINUTE_MS);
  return slot > instantMs ? slot : clock.instant(addDays(today, 1) * DAY_MS + minuteOfDay * MINUTE_MS);
}
