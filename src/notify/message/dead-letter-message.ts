import { inertMessage } from './inert-message.ts';
import type { Message } from './message.ts';
import { subject } from '../render/text.ts';

/** What a channel could not deliver, for another channel: what went wrong, and the whole message. */
export function deadLetterMessage(id: string, message: Message, channel: string, why: string): Message {
  const { context, headline, lines, business, footer, incident, chart, figures, actions } = message;
  return inertMessage({
    ...{ id, kind: 'dead_letter', tone: 'warning', word: 'Undelivered', shape: '▲', business },
    title: `channel ${channel}`,
    context,
    headline: `${channel} did not take this message: ${why}`,
    lines: [{ label: 'Message', text: subject(message) }, { label: null, text: headline }, ...lines],
    ...{ footer, incident, figures, chart, actions },
  });
}
