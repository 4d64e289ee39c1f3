import { expect, test } from 'vitest';
import { HOSTILE, messages } from '../../../test/fixtures/messages.ts';
import type { Message } from '../message/message.ts';
import { mailHtml } from './mail-html.ts';
import { renderNtfy } from './ntfy.ts';
import { renderPagerDuty } from './pagerduty.ts';
import { renderSlack } from './slack.ts';
import { renderTeams } from './teams.ts';
import { renderMailText, subject } from './text.ts';
import { renderWebhook } from './webhook.ts';

const AT = new Date('2026-09-22T05:00:00Z');
const pretty = (json: string): string => `${JSON.stringify(JSON.parse(json), null, 2)}\n`;
const renderings: Readonly<Record<string, (message: Message) => string>> = {
  txt: renderMailText,
  html: (message) => mailHtml(message, message.chart !== null),
  'slack.json': (message) => pretty(renderSlack(message)),
  'teams.json': (message) => pretty(renderTeams(message)),
  'pagerduty.json': (message) => pretty(renderPagerDuty(message, 'R0UTING', AT)),
  'ntfy.json': (message) => pretty(renderNtfy(message, 'topic')),
  'webhook.json': (message) => pretty(renderWebhook(message, AT)),
};
const all = Object.entries(messages());

test.each(all)('the message %s is rendered for each channel as in its files', async (name, message) => {
  for (const [extension, render] of Object.entries(renderings))
    await expect(render(message)).toMatchFileSnapshot(`../../../test/golden/messages/${name}.${extension}`);
});

test.each(all)('the title of %s is one line of at most 90 characters', (_, message) => {
  expect(Array.from(subject(message)).length).toBeLessThanOrEqual(90);
  expect(subject(message)).not.toMatch(/[\r\n\u2028]/);
});

test('a name that is markup, a header or a mention is text in every rendering', () => {
  const hostile = messages()['hostile'];
  if (!hostile) throw new Error('no hostile message');
  expect(HOSTILE).toContain('\r\n');
  for (const line of [hostile.title, hostile.headline, hostile.business, ...hostile.lines.map(({ text }) => text)])
    expect(line).not.toMatch(/[\r\n\u202e]/);
  expect(mailHtml(hostile, true)).not.toMatch(/<img src=x|<!channel/);
  expect(renderSlack(hostile)).not.toMatch(/mrkdwn","text":"[^"]*<!channel>/);
  expect(JSON.parse(renderSlack(hostile)).text).not.toContain('<');
  const [card] = JSON.parse(renderTeams(hostile)).attachments;
  for (const { text } of card.content.body) expect(text).not.toMatch(/[^\\]\[click|\{\{DATE|https:\/\/evil|<img/);
});

test('no mail has a script, an outer resource or a handler of events', () => {
  for (const [, message] of all) {
    const html = mailHtml(message, true);
    expect(html).not.toMatch(/<script|<link|<iframe|<[^>]*\son\w+=|src="(?!cid:)|url\(/i);
  }
});
