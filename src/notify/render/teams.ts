import type { Message, Tone } from '../message/message.ts';
import { subject } from './text.ts';

const COLOURS: Readonly<Record<Tone, string>> = {
  normal: 'Good',
  warning: 'Warning',
  critical: 'Attention',
  unknown: 'Default',
};

/** The body for a workflow of Microsoft Teams ("post to a channel when a webhook request is received"): an Adaptive Card. */
export function renderTeams(message: Message): string {
  const { tone, shape, headline, lines, context, footer, actions } = message;
  const small = [context, footer].filter((text) => text !== '').join(' · ');
  const body = [
    { ...block(`${shape} ${subject(message)}`), weight: 'Bolder', size: 'Medium', color: COLOURS[tone] },
    { ...block(headline), weight: 'Bolder' },
    ...lines.map(({ label, text }) => block(label === null ? text : `${label}: ${text}`)),
    ...(small === '' ? [] : [{ ...block(small), size: 'Small', isSubtle: true }]),
  ];
  const card = {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.4',
    msteams: { width: 'Full' },
    body,
    actions: actions.map(({ label, url }) => ({ type: 'Action.OpenUrl', title: label, url })),
  };
  const attachment = { contentType: 'application/vnd.microsoft.card.adaptive', contentUrl: null, content: card };
  return JSON.stringify({ type: 'message', summary: subject(message), attachments: [attachment] });
}

function block(text: string): Record<string, unknown> {
  return { type: 'TextBlock', text: withoutMarkdown(text), wrap: true };
}

/** A TextBlock reads some Markdown, HTML entities, links, and functions such as {{DATE(...)}}. */
function withoutMarkdown(text: string): string {
  return text
    .replace(/[\\*_[\]~`]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('{{', '{\u200b{')
    .replaceAll('://', ':\u200b//')
    .replace(/^([-+#>]|\d+\.)/, '\u200b$1');
}
