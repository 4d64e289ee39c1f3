import type { MessageKind } from '../../notify/message/message.ts';
import { ALWAYS, type Hours } from '../../notify/routing/hours.ts';
import type { Delivery } from '../../store/deliveries/delivery-row.ts';

interface NewDelivery extends Pick<Delivery, 'id' | 'channel'> {
  readonly kind: MessageKind;
  readonly now: Date;
  /** By default at once. */
  readonly sendAtMs?: number;
  readonly hours?: Hours;
  readonly incident?: string;
  readonly place?: number;
  readonly runId?: number;
  readonly message?: string;
  /** Why it is not sent at all. */
  readonly skipped?: string | null;
}

/** A delivery that waits for its first attempt. */
export function newDelivery(given: NewDelivery): Delivery {
  const { id, kind, channel, now, hours = ALWAYS, skipped = null } = given;
  const sendAtMs = given.sendAtMs ?? now.getTime();
  const isSkipped = skipped !== null;
  return {
    ...{ id, kind, channel, incident: given.incident ?? null, place: given.place ?? null, runId: given.runId ?? null },
    queuedAt: now,
    hours: JSON.stringify(hours),
    state: isSkipped ? 'skipped' : sendAtMs > now.getTime() ? 'held' : 'queued',
    attempts: 0,
    firstAttemptAt: null,
    nextAttemptAt: isSkipped ? null : new Date(sendAtMs),
    settledAt: isSkipped ? now : null,
    answer: skipped,
    message: given.message ?? null,
  };
}
