import { INCIDENT_KINDS, type Message, type MessageKind } from '../message/message.ts';
import { renderText } from './text.ts';

/** `incident.opened`, `digest.daily`, ... */
function eventType(kind: MessageKind): string {
  if (INCIDENT_KINDS.some((one) => one === kind)) return `incident.${kind}`;
  return kind === 'daily' || kind === 'weekly' ? `digest.${kind}` : `evenkeel.${kind}`;
}

/** The body of a webhook by the Standard Webhooks specification. @param at when the message was queued */
export function renderWebhook(message: Message, at: Date): string {
  const { id, kind, tone, word, business, title, context, headline, lines, footer, incident, figures, actions } =
    message;
  return JSON.stringify({
    type: eventType(kind),
    timestamp: at.toISOString(),
    data: {
      ...{ id, kind, tone, word, business, title, context, headline, lines, footer, incident, figures, actions },
      text: renderText(message),
    },
  });
}
