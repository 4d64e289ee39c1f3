import { inert } from '../message/inert.ts';
import type { OutgoingAnswer } from '../outgoing/guarded-fetch.ts';
import type { Answer } from './answer.ts';

/** Statuses below 500 after which a repetition may be accepted. */
const PASSING: readonly number[] = [408, 409, 421, 423, 425, 429];

/** What a status means for a message. @param nowMs to which a date in Retry-After is compared */
export function httpAnswer({ status, headers, body }: OutgoingAnswer, nowMs: number): Answer {
  const words = inert(body);
  const text = `HTTP ${status}${words === '' ? '' : `: ${words}`}`;
  if (status >= 200 && status < 300) return { status: 'accepted', text };
  if (status >= 300 && status < 400)
    return {
      status: 'refused',
      text: `HTTP ${status}: a redirect, which is not followed; set the address that it names`,
    };
  if (status < 500 && !PASSING.includes(status)) return { status: 'refused', text };
  const waitMs = retryAfterMs(headers['retry-after'], nowMs);
  return { status: 'retry', text, ...(waitMs !== null && { waitMs }) };
}

/** Of seconds, or of a date. */
function retryAfterMs(header: string | undefined, nowMs: number): number | null {
  if (header === undefined) return null;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header) * 1000;
  const until = Date.parse(header);
  return Number.isNaN(until) ? null : Math.max(0, until - nowMs);
}
