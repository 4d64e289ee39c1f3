import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { describe, expect, test } from 'vitest';
import { secret, webhook } from '../../../test/fixtures/channels.ts';
import { messages } from '../../../test/fixtures/messages.ts';
import {
  accepts,
  breaksOff,
  drips,
  drops,
  hangs,
  receiver,
  says,
  type Behaviour,
} from '../../../test/fixtures/receiver.ts';
import type { Message } from '../message/message.ts';
import { Secret, SecretError } from '../../secret/secret.ts';
import type { Channel } from '../settings.ts';
import type { Answer } from './answer.ts';
import { send } from './send.ts';

const NOW = Date.parse('2026-09-22T05:00:00Z');
const base = { name: 'team', allowPrivate: true, fallback: null } as const;
const channels: Readonly<Record<string, (url: string) => Channel>> = {
  slack: (url) => ({ ...base, type: 'slack', url: secret(url) }),
  teams: (url) => ({ ...base, type: 'teams', url: secret(url) }),
  pagerduty: (url) => ({ ...base, type: 'pagerduty', routingKey: secret('R0UTING'), url }),
  ntfy: (url) => ({ ...base, type: 'ntfy', url, topic: secret('t0pic'), token: secret('t0ken') }),
  webhook: (url) => webhook('team', url),
  heartbeat: (url) => ({ ...base, type: 'heartbeat', url: secret(url) }),
};

function messageOf(kind: string): Message {
  const message = messages()[kind];
  if (!message) throw new Error(`no message ${kind}`);
  return message;
}

async function sentThrough(
  channel: Channel,
  message: Message = messageOf('opened'),
  timeoutMs = 60_000,
): Promise<Answer> {
  const stop = new AbortController().signal;
  const png = async (): Promise<Uint8Array> => Buffer.from('picture');
  return send(channel, { message, queuedAt: new Date(NOW) }, { nowMs: () => NOW, timeoutMs, stop, png });
}

/** A receiver, what its answer means, and how long it asks to wait. */
type Case = readonly [name: string, behaviour: Behaviour, status: Answer['status'], waitMs: number | null];

const behaviours: readonly Case[] = [
  ['accepts', accepts, 'accepted', null],
  ['answers 202', says(202), 'accepted', null],
  ['answers 301', says(301, { location: 'http://127.0.0.1:1/' }), 'refused', null],
  ['answers 400', says(400), 'refused', null],
  ['answers 404', says(404), 'refused', null],
  ['answers 429 and names seconds', says(429, { 'retry-after': '7200' }), 'retry', 7_200_000],
  ['answers 429 and names a date', says(429, { 'retry-after': 'Tue, 22 Sep 2026 06:00:00 GMT' }), 'retry', 3_600_000],
  ['answers 500', says(500), 'retry', null],
  ['answers 503 and names nonsense', says(503, { 'retry-after': 'soon' }), 'retry', null],
  ['never answers', hangs, 'retry', null],
  ['answers a byte a second', drips, 'retry', null],
  ['closes in the middle of its answer', breaksOff, 'retry', null],
  ['takes the request and drops the connection', drops, 'retry', null],
];

describe.each(Object.entries(channels))('%s', (_, channelAt) => {
  test.concurrent.each(behaviours)('a receiver that %s', async (_name, behaviour, status, waitMs) => {
    await using server = await receiver(behaviour);
    const isSilent = behaviour === hangs || behaviour === drips;
    const answer = await sentThrough(channelAt(server.url), messageOf('opened'), isSilent ? 500 : 60_000);
    expect(answer).toMatchObject({ status, ...(waitMs !== null && { waitMs }) });
    expect(answer.text).not.toMatch(/hook|R0UTING|t0pic|t0ken|whsec/);
    expect(isSilent || server.received.length === 1).toBe(true);
  });

  test('a receiver that is not there, and one on a private address without leave', async () => {
    const server = await receiver();
    const { url } = server;
    expect(await sentThrough({ ...channelAt(url), allowPrivate: false })).toMatchObject({ status: 'refused' });
    expect(server.received).toEqual([]);
    await server[Symbol.asyncDispose]();
    expect(await sentThrough(channelAt(url))).toMatchObject({ status: 'retry' });
  });
});

test('a receiver that repeats the address, which is a secret, in its answer does not bring it into the log', async () => {
  await using server = await receiver();
  const url = `${server.url}/T000/B000/verysecret`;
  server.behaviour = says(404, {}, `nothing at ${url}`);
  const { text } = await sentThrough({ ...base, type: 'slack', url: secret(url) });
  expect(text).toBe('HTTP 404: nothing at ***');
});

const PATH = '/services/T000/B000/verysecret';

test.each([
  ['the path', PATH, `Cannot POST ${PATH}`, 'Cannot POST ***'],
  ['the path in JSON', PATH, `{"path":"${PATH.replaceAll('/', String.raw`\/`)}"}`, '{"path":"***"}'],
  [
    'a value of the query',
    '/in?sig=a%2Fb-secret&v=1',
    'the signature a/b-secret of version 1 is wrong',
    'the signature *** of version 1 is wrong',
  ],
  ['the query in HTML', '/in?key=k-secret&v=1', 'no /in?key=k-secret&amp;v=1', 'no ***'],
  ['a long segment', '/api/webhooks/1/0123456789abcdef', 'no hook 0123456789abcdef', 'no hook ***'],
  ['the path where the answer is cut', PATH, `${'x'.repeat(170)} ${PATH}`, `${'x'.repeat(170)} ***`],
] as const)(
  'a receiver that repeats %s of its address does not bring it into the log',
  async (_, path, says404, shown) => {
    await using server = await receiver(says(404, {}, says404));
    const { text } = await sentThrough({
      ...base,
      type: 'slack',
      url: secret(`${server.url.replace(/\/hook$/, '')}${path}`),
    });
    expect(text).toBe(`HTTP 404: ${shown}`);
  },
);

test('a secret that is not there is named, and not tried again', async () => {
  const missing = new Secret(async () => {
    throw new SecretError('the environment variable SLACK_URL is not set');
  });
  expect(await sentThrough({ ...base, type: 'slack', url: missing })).toEqual({
    status: 'refused',
    text: 'the environment variable SLACK_URL is not set',
  });
  expect(`${JSON.stringify({ missing })} ${String(missing)}`).toBe('{"missing":"***"} ***');
});

interface Mailbox extends AsyncDisposable {
  readonly url: string;
  readonly mails: string[];
}

/** An SMTP server with an answer for each recipient and for the mail. */
async function mailbox(
  refusesRecipient: { readonly code: number; readonly address: string } | null = null,
  refusesMail: number | null = null,
): Promise<Mailbox> {
  const mails: string[] = [];
  const failure = (code: number): Error => Object.assign(new Error('not today'), { responseCode: code });
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onAuth: ({ username, password }, _session, done) => {
      done(username === 'ops' && password === 'p@ss' ? null : failure(535), { user: username ?? '' });
    },
    onRcptTo: ({ address }, _session, done) =>
      done(refusesRecipient?.address === address ? failure(refusesRecipient.code) : null),
    onData: (stream, _session, done) => {
      let text = '';
      stream.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      stream.on('end', () => {
        if (refusesMail === null) mails.push(text);
        done(refusesMail === null ? null : failure(refusesMail));
      });
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    async [Symbol.asyncDispose]() {
      await new Promise<void>((done) => server.close(done));
    },
  };
}

/** An SMTP server that is done for after its answer to a mail; null: it says nothing and hangs up. */
async function scriptedServer(greeting: string, answerToMail: string | null) {
  let connections = 0;
  const server = createServer((socket) => {
    connections++;
    let isMail = false;
    socket.on('error', () => undefined);
    socket.setEncoding('utf8').on('data', (text: string) => {
      if (isMail && text.endsWith('\r\n.\r\n')) {
        if (answerToMail === null) socket.destroy();
        else socket.end(answerToMail);
      } else if (!isMail) {
        isMail = /^DATA/i.test(text);
        socket.write(isMail ? '354 go on\r\n' : '250 ok\r\n');
      }
    });
    if (greeting.startsWith('220')) socket.write(greeting);
    else socket.end(greeting);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    connections: () => connections,
    async [Symbol.asyncDispose]() {
      await new Promise((done) => server.close(done));
    },
  };
}

const mail = (server: string, to: readonly string[] = ['ines@example.com', 'paul@example.com']): Channel => {
  return { ...base, type: 'mail', server: secret(server), from: 'Evenkeel <evenkeel@example.com>', to };
};

describe('mail', () => {
  test('has a text, HTML and the chart as a part of it, and no header of a name', async () => {
    await using box = await mailbox();
    const answer = await sentThrough(mail(box.url.replace('//', '//ops:p%40ss@')), messageOf('hostile'));
    expect(answer.status).toBe('accepted');
    const [text = ''] = box.mails;
    const [headers = ''] = text.split('\r\n\r\n');
    expect(headers).toMatch(/^Message-ID: <msg_1@example\.com>$/m);
    expect(headers).toMatch(/^To: ines@example\.com, paul@example\.com$/m);
    expect(headers).not.toMatch(/^bcc/im);
    expect(text).toMatch(/Content-Type: text\/plain/);
    expect(text).toMatch(/Content-Type: text\/html/);
    expect(text).toMatch(/Content-ID: <chart@evenkeel>/i);
  });

  test.each([
    ['that refuses the mail for good', null, 554, 'refused'],
    ['that refuses it for now', null, 451, 'retry'],
    ['that refuses one of two recipients', { code: 550, address: 'paul@example.com' }, null, 'refused'],
  ] as const)('to a server %s', async (_, recipient, code, status) => {
    await using box = await mailbox(recipient, code);
    const answer = await sentThrough(mail(box.url));
    expect(answer.status).toBe(status);
    expect(answer.text.startsWith('not taken for paul@example.com: 550 ')).toBe(recipient !== null);
  });

  test('with a wrong password is refused, and the answer holds no password', async () => {
    await using box = await mailbox();
    const answer = await sentThrough(mail(box.url.replace('//', '//ops:verywrong@')));
    expect(answer.status).toBe('refused');
    expect(answer.text).not.toContain('verywrong');
  });

  test.each([
    ['never greets', () => undefined],
    [
      'greets a byte a second',
      (socket: { write(text: string): void; on(event: 'close', work: () => void): void }) => {
        const timer = setInterval(() => socket.write('2'), 1000);
        socket.on('close', () => clearInterval(timer));
      },
    ],
    ['hangs up', (socket: { destroy(): void }) => socket.destroy()],
  ] as const)('to a server that %s is tried again', async (_, greet) => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      greet(socket);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const answer = await sentThrough(mail(`smtp://127.0.0.1:${port}`), messageOf('opened'), 300);
    expect(answer.status).toBe('retry');
    server.close();
  });

  test.each([
    ['takes the mail and drops the connection', '220 ok\r\n', null, 'retry'],
    ['closes in the middle of its answer to the mail', '220 ok\r\n', '25', 'retry'],
    ['is full', '220 ok\r\n', '452 4.2.2 mailbox full\r\n', 'retry'],
    ['takes the mail for spam', '220 ok\r\n', '550 5.7.1 spam\r\n', 'refused'],
    ['is closing', '421 4.3.2 closing\r\n', null, 'retry'],
    ['takes no mail', '554 5.3.2 no mail here\r\n', null, 'refused'],
    ['is one of HTTP', 'HTTP/1.1 400 Bad Request\r\n\r\n', null, 'retry'],
  ] as const)('to a server that %s', async (_, greeting, answerToMail, status) => {
    await using server = await scriptedServer(greeting, answerToMail);
    const answer = await sentThrough(mail(server.url), messageOf('opened'), 2000);
    expect(answer).toMatchObject({ status });
    expect(server.connections()).toBe(1);
  });

  test('by TLS to a port without it names the mistake', async () => {
    await using box = await mailbox();
    const answer = await sentThrough(mail(box.url.replace('smtp:', 'smtps:')), messageOf('opened'), 5000);
    expect(answer).toMatchObject({
      status: 'retry',
      text: expect.stringContaining('write smtp:// in place of smtps://'),
    });
  });

  test('to an address that is not allowed, or no server, is refused', async () => {
    expect(await sentThrough({ ...mail('smtp://127.0.0.1:25'), allowPrivate: false })).toMatchObject({
      status: 'refused',
    });
    expect(await sentThrough(mail('https://example.com'))).toMatchObject({ status: 'refused' });
  });
});
