import type { Answer } from '../notify/channels/answer.ts';
import { testChannel } from '../pipeline/deliver/test-channel.ts';
import { renderPng } from '../pipeline/publish/render-png.ts';
import type { Context } from './context.ts';
import { TIMEOUT_MS } from './delivering.ts';

/** Sends a test through a channel of the config; null if there is none of that name. */
export async function testOf(
  { messages, business, fonts }: Pick<Context, 'messages' | 'business' | 'fonts'>,
  name: string,
  stop: AbortSignal,
): Promise<Answer | null> {
  const png = async (svg: string): Promise<Uint8Array> => (await renderPng(svg, fonts)).content;
  return testChannel(messages, business.name, name, { nowMs: () => Date.now(), timeoutMs: TIMEOUT_MS, stop, png });
}
