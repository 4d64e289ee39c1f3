import { zone } from '../../calendar/zone.ts';
import type { Business } from '../../config/business.ts';
import { sendTime } from '../../notify/routing/hours.ts';
import type { Database } from '../../store/connect/database.ts';
import type { Delivery } from '../../store/deliveries/delivery-row.ts';
import { recordAttempt } from '../../store/deliveries/record-attempt.ts';
import { hoursOf } from './after-attempt.ts';
import { daysOff } from './days-off.ts';

/** Of the deliveries that are due those that may be sent now. The others wait: they were due earlier, and now it is a quiet hour or a day off. */
export async function sentNow(
  db: Database,
  business: Pick<Business, 'zone' | 'closures' | 'holidays'>,
  due: readonly Delivery[],
  now: Date,
): Promise<Delivery[]> {
  const [clock, isOff] = [zone(business.zone), daysOff(business)];
  const sent: Delivery[] = [];
  for (const delivery of due) {
    const nextMs = sendTime(now.getTime(), hoursOf(delivery.hours), clock, isOff);
    if (nextMs <= now.getTime()) sent.push(delivery);
    else await recordAttempt(db, { ...delivery, state: 'held', at: now, nextAttemptAt: new Date(nextMs) });
  }
  return sent;
}
