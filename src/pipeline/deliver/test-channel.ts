import type { Answer } from '../../notify/channels/answer.ts';
import { send } from '../../notify/channels/send.ts';
import type { Sending } from '../../notify/channels/sending.ts';
import { heartbeatMessage, testMessage } from '../../notify/message/plain-messages.ts';
import type { MessageSettings } from '../../notify/settings.ts';
import { deliveryId } from './delivery-id.ts';

/** Sends a test through a channel at once, by the same guard as every message; null if there is none of that name. Stores nothing. */
export async function testChannel(
  { channels, page }: Pick<MessageSettings, 'channels' | 'page'>,
  business: string,
  name: string,
  sending: Sending,
): Promise<Answer | null> {
  const channel = channels.find((one) => one.name === name);
  if (!channel) return null;
  const queuedAt = new Date(sending.nowMs());
  const id = deliveryId('test', name, queuedAt.toISOString());
  const message = channel.type === 'heartbeat' ? heartbeatMessage(id, business) : testMessage(id, business, name, page);
  return send(channel, { message, queuedAt }, sending);
}
