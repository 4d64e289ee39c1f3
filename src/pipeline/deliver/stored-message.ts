import type { Message } from '../../notify/message/message.ts';

/** The message of a delivery as it was saved; only `JSON.stringify` of a `Message` is ever saved. */
export function storedMessage(json: string): Message {
  const message: unknown = JSON.parse(json);
  return message as Message;
}
