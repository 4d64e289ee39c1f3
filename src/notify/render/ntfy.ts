import { shortened } from '../message/inert.ts';
import type { Message, Tone } from '../message/message.ts';
import { bodyLines, subject } from './text.ts';

/** ntfy shows a longer text as a file. */
const LONGEST_BYTES = 4000;
const PRIORITIES: Readonly<Record<Tone, number>> = { critical: 5, warning: 4, unknown: 3, normal: 3 };

/** The body of a message for ntfy, as JSON, so that no header holds a name. @see https://docs.ntfy.sh/publish/#publish-as-json */
export function renderNtfy(message: Message, topic: string): string {
  const { tone, shape, actions } = message;
  const click = actions.find(({ kind }) => kind === 'open');
  return JSON.stringify({
    topic,
    title: shortened(`${shape} ${subject(message)}`, 250),
    message: fitting(bodyLines(message).join('\n')),
    priority: PRIORITIES[tone],
    ...(click && { click: click.url }),
    actions: actions.slice(0, 3).map(({ label, url }) => ({ action: 'view', label, url })),
  });
}

function fitting(text: string): string {
  let most = LONGEST_BYTES;
  while (Buffer.byteLength(shortened(text, most)) > LONGEST_BYTES) most = Math.floor(most * 0.8);
  return shortened(text, most);
}
