import { zone } from '../../calendar/zone.ts';
import type { Business } from '../../config/business.ts';
import { send } from '../../notify/channels/send.ts';
import type { Sending } from '../../notify/channels/sending.ts';
import { deadLetterMessage } from '../../notify/message/dead-letter-message.ts';
import type { Channel, MessageSettings } from '../../notify/settings.ts';
import type { Database } from '../../store/connect/database.ts';
import { dueDeliveries } from '../../store/deliveries/due-deliveries.ts';
import type { Delivery } from '../../store/deliveries/delivery-row.ts';
import { queueDeliveries } from '../../store/deliveries/queue-deliveries.ts';
import {
  recordAttempt,
  saveMessage,
  skipOlderHeartbeats,
  type Attempted,
} from '../../store/deliveries/record-attempt.ts';
import { grouped } from '../../store/grouped.ts';
import type { ReadModel } from '../read/read-model.ts';
import { afterAttempt } from './after-attempt.ts';
import { daysOff } from './days-off.ts';
import { deliveryId } from './delivery-id.ts';
import { dueDigests } from './due-digests.ts';
import { newDelivery } from './new-delivery.ts';
import { sentNow } from './sent-now.ts';
import { storedMessage } from './stored-message.ts';
import { writeMessage } from './write-message.ts';

/** What deliveries need. */
export interface Delivering extends Sending {
  /** A session of its own: nothing else runs statements on it. */
  readonly db: Database;
  readonly business: Business;
  readonly settings: MessageSettings;
  /** The newest results; null while there are none. */
  readonly model: () => Promise<ReadModel | null>;
}

/** What became of a delivery that was tried. */
export interface Tried {
  readonly delivery: Delivery;
  readonly attempted: Attempted;
}

/** So many failures in a row, and a channel is left alone until the next time. */
const FAILURES_IN_A_ROW = 2;

/** The channels of a process that are sent to at this time. */
export interface BusyChannels {
  readonly names: Set<string>;
  /** Deliveries are taken by one call after the other. */
  taking: Promise<unknown>;
}

export function busyChannels(): BusyChannels {
  return { names: new Set(), taking: Promise.resolve() };
}

/**
 * Sends what is due, and the dead letters that come of it, each channel by itself: one that does not answer keeps no other waiting. A
 * delivery is marked only after the answer of its receiver, so that a process that is killed loses none, and repeats one a channel at most.
 *
 * @param busy of earlier calls that may still send: their channels are left to them
 */
export async function deliverDue(delivering: Delivering, busy: BusyChannels = busyChannels()): Promise<Tried[]> {
  const taken = busy.taking.then(async () => takeDue(delivering, busy));
  busy.taking = taken.catch(() => undefined);
  const tried = await Promise.allSettled(
    (await taken).map(async ([name, deliveries]) => {
      const own = await sendAll(delivering, name, deliveries).finally(() => void busy.names.delete(name));
      // A dead letter, or more than a part of what is due, must not wait for the channels that are still sent to.
      const isMoreDue = own.some(({ attempted }) => attempted.nextAttemptAt === null);
      return isMoreDue && !delivering.stop.aborted ? [...own, ...(await deliverDue(delivering, busy))] : own;
    }),
  );
  const failed = tried.find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
  return tried.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
}

/** The deliveries that are due, by channel, whose messages are written; the channels are busy from now on. */
async function takeDue(delivering: Delivering, { names }: BusyChannels): Promise<[string, Delivery[]][]> {
  const { db, business, settings, nowMs } = delivering;
  const now = new Date(nowMs());
  await queueDeliveries(db, dueDigests(settings.digests, now.getTime(), zone(business.zone)));
  await skipOlderHeartbeats(db, now);
  const due = await sentNow(db, business, await dueDeliveries(db, now, names), now);
  const byChannel = [...grouped(await writeAll(delivering, due), ({ channel }) => channel)];
  for (const [name] of byChannel) names.add(name);
  return byChannel;
}

/** Writes the messages that are not written yet, and keeps them: each try sends the same. */
async function writeAll(delivering: Delivering, due: readonly Delivery[]): Promise<Delivery[]> {
  const { db, settings, nowMs, model } = delivering;
  const results = due.some(({ message }) => message === null) ? await model() : null;
  const written: Delivery[] = [];
  for (const delivery of due) {
    if (delivery.message !== null) {
      written.push(delivery);
      continue;
    }
    if (!results) continue;
    const message = await writeMessage(db, results, settings, delivery);
    const json = message && JSON.stringify(message);
    if (json === null) {
      const answer = 'what it is about is no longer in the store';
      await recordAttempt(db, { ...delivery, state: 'skipped', answer, at: new Date(nowMs()), nextAttemptAt: null });
      continue;
    }
    await saveMessage(db, delivery.id, json);
    written.push({ ...delivery, message: json });
  }
  return written;
}

async function sendAll(delivering: Delivering, name: string, deliveries: readonly Delivery[]): Promise<Tried[]> {
  const { settings, stop } = delivering;
  const channel = settings.channels.find((one) => one.name === name) ?? null;
  const tried: Tried[] = [];
  let failures = 0;
  for (const delivery of deliveries) {
    if (stop.aborted || failures >= FAILURES_IN_A_ROW) break;
    const attempted = await sendOne(delivering, channel, delivery);
    // A try that the end of the process broke off is none.
    if (!attempted) break;
    tried.push({ delivery, attempted });
    failures = attempted.state === 'queued' ? failures + 1 : 0;
  }
  return tried;
}

async function sendOne(delivering: Delivering, channel: Channel | null, delivery: Delivery): Promise<Attempted | null> {
  const { db, business, stop, nowMs } = delivering;
  const message = storedMessage(delivery.message ?? '{}');
  const answer = channel
    ? await send(channel, { message, queuedAt: delivery.queuedAt }, delivering)
    : ({ status: 'refused', text: 'the config has no such channel any more' } as const);
  if (stop.aborted && answer.status === 'retry') return null;
  const clock = { nowMs: nowMs(), zone: zone(business.zone), isOff: daysOff(business) };
  const attempted = afterAttempt(delivery, answer, clock);
  // First the letter, then the mark: killed between them, it is queued again, under the same id.
  if (attempted.state === 'dead') await queueDeadLetter(delivering, delivery, attempted);
  // The log needs no chart, which is most of a message.
  const kept = attempted.state === 'sent' ? { keptMessage: JSON.stringify({ ...message, chart: null }) } : {};
  await recordAttempt(db, { ...attempted, ...kept });
  return attempted;
}

/** Tells another channel what this one did not take. A dead letter itself has no other one. */
async function queueDeadLetter(
  { db, settings, nowMs }: Delivering,
  { id, kind, channel: name, incident, message }: Delivery,
  { answer }: Attempted,
): Promise<void> {
  const other = fallbackOf(settings.channels, name);
  if (kind === 'dead_letter' || kind === 'test' || other === null || message === null) return;
  const ownId = deliveryId('dead_letter', id, other);
  const letter = deadLetterMessage(ownId, storedMessage(message), name, answer ?? '');
  const now = new Date(nowMs());
  await queueDeliveries(db, [
    newDelivery({
      ...{ id: ownId, kind: 'dead_letter', channel: other, now, message: JSON.stringify(letter) },
      ...(incident !== null && { incident }),
    }),
  ]);
}

/** Channels that take undelivered messages only where the config says so: a digest is no reason to wake somebody. */
const NO_FALLBACK: readonly Channel['type'][] = ['heartbeat', 'pagerduty'];

/** The channel that takes what another one could not deliver: the declared one, otherwise the first other one that people read. */
export function fallbackOf(channels: readonly Channel[], name: string): string | null {
  const declared = channels.find((one) => one.name === name)?.fallback ?? null;
  return declared ?? channels.find((one) => one.name !== name && !NO_FALLBACK.includes(one.type))?.name ?? null;
}
