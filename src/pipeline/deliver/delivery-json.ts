import type { Delivery } from '../../store/deliveries/delivery-row.ts';
import { storedMessage } from './stored-message.ts';

/** A delivery as the API and the commands show it. */
export function deliveryJson(delivery: Delivery) {
  const { id, kind, channel, incident, state, attempts, answer, queuedAt, nextAttemptAt, settledAt, message } =
    delivery;
  const written = message === null ? null : storedMessage(message);
  return {
    id,
    kind,
    channel,
    incident,
    state,
    attempts,
    title: written && `${written.word} · ${written.title}`,
    queued_at: queuedAt.toISOString(),
    next_attempt_at: nextAttemptAt?.toISOString() ?? null,
    settled_at: settledAt?.toISOString() ?? null,
    answer,
  };
}
