import { addDays, isoDay, weekday } from '../../calendar/day.ts';
import { latestSlot } from '../../calendar/slots.ts';
import { businessDay, type Zone } from '../../calendar/zone.ts';
import type { Digest } from '../../notify/settings.ts';
import type { Delivery } from '../../store/deliveries/delivery-row.ts';
import { deliveryId } from './delivery-id.ts';
import { newDelivery } from './new-delivery.ts';

/** A digest that nobody was there to send for so long is left out. */
const LATE_MS = 12 * 3_600_000;

/** The digests whose time has come, one a channel and day; those that are queued already have the same ids. */
export function dueDigests(digests: readonly Digest[], nowMs: number, clock: Zone): Delivery[] {
  return digests.flatMap(({ kind, weekday: on, minuteOfDay, to }) => {
    const slotMs = latestSlot(nowMs, minuteOfDay, clock);
    const day = businessDay(slotMs, clock);
    if (nowMs - slotMs > LATE_MS || (on !== null && weekday(day) !== on)) return [];
    return to.map((channel) =>
      newDelivery({ id: deliveryId(kind, isoDay(addDays(day, 0)), channel), kind, channel, now: new Date(nowMs) }),
    );
  });
}
