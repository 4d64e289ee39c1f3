import type { Message } from '../message/message.ts';
import { renderNtfy } from '../render/ntfy.ts';
import { renderPagerDuty } from '../render/pagerduty.ts';
import { renderSlack } from '../render/slack.ts';
import { renderTeams } from '../render/teams.ts';
import { renderWebhook } from '../render/webhook.ts';
import { signedHeaders } from '../render/webhook-signature.ts';
import { SecretError, type Secret } from '../../secret/secret.ts';
import { withoutSecrets } from '../../secret/without-secrets.ts';
import type { Channel } from '../settings.ts';
import { shortAnswer, type Answer } from './answer.ts';
import { post } from './post.ts';
import { sendMail } from './send-mail.ts';
import type { Sending } from './sending.ts';

/** A message on its way. */
export interface Outgoing {
  readonly message: Message;
  readonly queuedAt: Date;
}

type Reveal = (secret: Secret) => Promise<string>;

/** Sends a message through a channel. Never throws: whatever goes wrong is an answer, in which no secret stands. */
export async function send(channel: Channel, outgoing: Outgoing, sending: Sending): Promise<Answer> {
  const revealed: string[] = [];
  const reveal: Reveal = async (secret) => {
    const text = await secret.reveal();
    revealed.push(text);
    return text;
  };
  try {
    const answer = await sent(channel, outgoing, sending, reveal);
    // Cut last: a part of a secret would not be found.
    return { ...answer, text: shortAnswer(withoutSecrets(answer.text, revealed)) };
  } catch (error) {
    // Trying again would not help: another channel has it at once.
    if (error instanceof SecretError) return { status: 'refused', text: error.message };
    return { status: 'retry', text: 'the message could not be written for this channel' };
  }
}

async function sent(
  channel: Channel,
  { message, queuedAt }: Outgoing,
  sending: Sending,
  reveal: Reveal,
): Promise<Answer> {
  const { allowPrivate } = channel;
  switch (channel.type) {
    case 'mail':
      return sendMail(channel, await reveal(channel.server), message, sending);
    case 'slack':
      return post(await reveal(channel.url), { allowPrivate, body: renderSlack(message) }, sending);
    case 'teams': {
      const answer = await post(await reveal(channel.url), { allowPrivate, body: renderTeams(message) }, sending);
      // A connector answers 200 to what the channel behind it did not take.
      return answer.status === 'accepted' && /delivery failed/i.test(answer.text)
        ? { ...answer, status: 'retry' }
        : answer;
    }
    case 'pagerduty': {
      if (message.kind === 'heartbeat') return { status: 'refused', text: 'a heartbeat is no alert' };
      const body = renderPagerDuty(message, await reveal(channel.routingKey), queuedAt);
      return post(channel.url, { allowPrivate, body }, sending);
    }
    case 'ntfy': {
      const token = channel.token && (await reveal(channel.token));
      const headers = token === null ? {} : { authorization: `Bearer ${token}` };
      return post(
        channel.url,
        { allowPrivate, headers, body: renderNtfy(message, await reveal(channel.topic)) },
        sending,
      );
    }
    case 'webhook': {
      const body = renderWebhook(message, queuedAt);
      const url = await reveal(channel.url);
      const headers = signedHeaders(message.id, new Date(sending.nowMs()), body, await reveal(channel.secret));
      return post(url, { allowPrivate, headers, body }, sending);
    }
    case 'heartbeat':
      return post(await reveal(channel.url), { allowPrivate, body: '' }, sending);
  }
}
