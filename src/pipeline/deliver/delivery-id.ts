import { createHash } from 'node:crypto';

/** The id of a delivery: the same for the same message to the same channel, so that it is queued once. */
export function deliveryId(...parts: readonly (string | number)[]): string {
  return `msg_${createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32)}`;
}
