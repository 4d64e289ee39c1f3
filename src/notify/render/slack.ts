import type { Message } from '../message/message.ts';
import { shortened } from '../message/inert.ts';
import { bodyLines, subject } from './text.ts';

const LONGEST_HEADER = 150;
const LONGEST_SECTION = 3000;

/** The body of a Slack message: blocks, and their text for notifications. */
export function renderSlack(message: Message): string {
  const { shape, headline, lines, context, footer, actions } = message;
  const text = lines.map(({ label, text: line }) =>
    label === null ? mrkdwn(line) : `*${mrkdwn(label)}:* ${mrkdwn(line)}`,
  );
  const small = [context, footer].filter((one) => one !== '').map(mrkdwn);
  const blocks = [
    { type: 'header', text: plain(shortened(`${shape} ${subject(message)}`, LONGEST_HEADER)) },
    section(mrkdwn(headline)),
    ...(text.length === 0 ? [] : [section(text.join('\n'))]),
    ...(small.length === 0 ? [] : [{ type: 'context', elements: [{ type: 'mrkdwn', text: small.join(' · ') }] }]),
    ...(actions.length === 0
      ? []
      : [
          { type: 'actions', elements: actions.map(({ label, url }) => ({ type: 'button', text: plain(label), url })) },
        ]),
  ];
  const fallback = mrkdwn(shortened([subject(message), ...bodyLines(message).slice(0, 1)].join(': '), 300));
  return JSON.stringify({ text: fallback, blocks, unfurl_links: false, unfurl_media: false });
}

function plain(text: string): object {
  return { type: 'plain_text', text, emoji: false };
}

function section(text: string): object {
  return { type: 'section', text: { type: 'mrkdwn', text: shortened(text, LONGEST_SECTION), verbatim: true } };
}

/** Text in Slack's markup: nothing in it links, mentions or formats. @see https://docs.slack.dev/messaging/formatting-message-text */
function mrkdwn(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  // A zero-width space keeps a mark from its word, so that it formats nothing.
  return escaped.replace(/[*_~`]/g, '\u200b$&\u200b');
}
