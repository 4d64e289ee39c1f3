import type { Day } from '../../calendar/day.ts';
import type { Zone } from '../../calendar/zone.ts';
import type { Answer } from '../../notify/channels/answer.ts';
import { sendTime, type Hours } from '../../notify/routing/hours.ts';
import type { Attempted } from '../../store/deliveries/record-attempt.ts';
import type { Delivery } from '../../store/deliveries/delivery-row.ts';
import { retryDelayMs } from '../retry-delay.ts';

/** A message that is not delivered within so long of its first attempt is dead. */
const RETRIED_FOR_MS = 3 * 86_400_000;

export interface AttemptClock {
  readonly nowMs: number;
  readonly zone: Zone;
  readonly isOff: (day: Day) => boolean;
}

/** What an answer makes of a delivery: sent, dead, or tried again after 1, 2, 4 ... and at most 60 minutes, or as long as the receiver asks. */
export function afterAttempt(
  { id, attempts: before, firstAttemptAt, hours }: Pick<Delivery, 'id' | 'attempts' | 'firstAttemptAt' | 'hours'>,
  answer: Answer,
  { nowMs, zone, isOff }: AttemptClock,
): Attempted {
  const attempts = before + 1;
  const settled = (state: 'sent' | 'dead', text: string): Attempted => {
    return { id, attempts, state, answer: text, at: new Date(nowMs), nextAttemptAt: null };
  };
  if (answer.status === 'accepted') return settled('sent', answer.text);
  if (answer.status === 'refused') return settled('dead', answer.text);
  const endMs = (firstAttemptAt?.getTime() ?? nowMs) + RETRIED_FOR_MS;
  if (nowMs >= endMs) return settled('dead', `given up after three days: ${answer.text}`);
  const waitMs = Math.max(retryDelayMs(attempts), answer.waitMs ?? 0);
  const nextMs = sendTime(Math.min(nowMs + waitMs, endMs), hoursOf(hours), zone, isOff);
  return { id, attempts, state: 'queued', answer: answer.text, at: new Date(nowMs), nextAttemptAt: new Date(nextMs) };
}

/** The hours of a delivery, which `newDelivery` wrote. */
export function hoursOf(json: string): Hours {
  const hours: unknown = JSON.parse(json);
  return hours as Hours;
}
