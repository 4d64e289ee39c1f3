import { connect, type Socket } from 'node:net';
import { createTransport } from 'nodemailer';
import type { SentMessageInfo } from 'nodemailer/lib/smtp-transport/index.js';
import type { Message } from '../message/message.ts';
import { inert } from '../message/inert.ts';
import { checkedHost, fixedLookup, ForbiddenAddressError } from '../outgoing/checked-host.ts';
import { CHART_CID, mailHtml } from '../render/mail-html.ts';
import { renderMailText, subject } from '../render/text.ts';
import type { MailChannel } from '../settings.ts';
import type { Answer } from './answer.ts';
import type { Sending } from './sending.ts';

/** What OpenSSL says of a server that begins in plain text. */
const NO_TLS = /wrong version number|packet length too long|unknown protocol/i;
/** A mail with its picture takes longer than a request. */
const TIMES_A_REQUEST = 3;

/** Sends a message as a mail of text and HTML. @param server `smtp://` or `smtps://` URL */
export async function sendMail(
  channel: MailChannel,
  server: string,
  message: Message,
  sending: Sending,
): Promise<Answer> {
  const address = URL.canParse(server) ? new URL(server) : null;
  if (!address || !/^smtps?:$/.test(address.protocol) || address.hostname === '')
    return { status: 'refused', text: 'the server is no smtp:// or smtps:// URL' };
  try {
    return await exchanged(channel, address, message, sending);
  } catch (error) {
    if (error instanceof ForbiddenAddressError) return { status: 'refused', text: error.message };
    return mailFailure(error, address.host);
  }
}

async function exchanged(channel: MailChannel, server: URL, message: Message, sending: Sending): Promise<Answer> {
  const secure = server.protocol === 'smtps:';
  const host = server.hostname.replace(/^\[(.*)\]$/, '$1');
  const timeoutMs = TIMES_A_REQUEST * sending.timeoutMs;
  const late = AbortSignal.timeout(timeoutMs);
  const signal = AbortSignal.any([late, sending.stop]);
  const mail = await mailOf(channel, message, sending);
  const addresses = await orAborted(checkedHost(host, channel), signal);
  const socket = connect({
    host,
    port: Number(server.port) || (secure ? 465 : 587),
    lookup: fixedLookup(addresses),
    autoSelectFamily: true,
  });
  try {
    await orAborted(connected(socket), signal);
    const transport = createTransport({
      ...{ host, secure, connection: socket },
      ...{ greetingTimeout: sending.timeoutMs, socketTimeout: sending.timeoutMs },
      ...(server.username !== '' && {
        auth: { user: decodeURIComponent(server.username), pass: decodeURIComponent(server.password) },
        // A password never goes over a line that can be read.
        requireTLS: !secure && !isLoopback(socket.remoteAddress),
      }),
      ...{ disableFileAccess: true, disableUrlAccess: true },
    });
    const info = await orAborted(transport.sendMail(mail), signal);
    if (info.rejected.length === 0) return { status: 'accepted', text: inert(info.response) };
    // Trying again would send it to the others a second time.
    return { status: 'refused', text: inert(`not taken for ${info.rejected.join(', ')}: ${reasonsOf(info)}`) };
  } catch (error) {
    if (late.aborted) throw new Error(`no answer within ${timeoutMs / 1000} s`, { cause: error });
    throw error;
  } finally {
    socket.destroy();
  }
}

/** What the server answered to the recipients that it refused. */
function reasonsOf({ rejectedErrors = [], response }: Pick<SentMessageInfo, 'rejectedErrors' | 'response'>): string {
  return rejectedErrors.map((error) => error.response ?? error.message).join('; ') || response;
}

async function mailOf({ from, to, name }: MailChannel, message: Message, { png }: Sending) {
  const picture = message.chart ? await png(message.chart.svg).catch(() => null) : null;
  const domain = from.replace(/^.*@/, '').replace(/[^\w.-]/g, '');
  const thread = message.incident === null ? {} : { references: [`<${message.incident}@${domain}>`] };
  return {
    from,
    to: [...to],
    subject: subject(message),
    messageId: `<${message.id}@${domain}>`,
    ...thread,
    text: renderMailText(message),
    html: mailHtml(message, picture !== null),
    headers: { 'X-Evenkeel-Channel': name, 'X-Evenkeel-Kind': message.kind, 'Auto-Submitted': 'auto-generated' },
    attachments: picture
      ? [
          {
            filename: 'chart.png',
            content: Buffer.from(picture),
            cid: CHART_CID,
            contentDisposition: 'inline' as const,
          },
        ]
      : [],
  };
}

/** An answer of the server of class 5 stands; everything else may pass. */
function mailFailure(error: unknown, host: string): Answer {
  const known = error instanceof Error ? error : new Error(String(error));
  const { responseCode } = known as Error & { readonly responseCode?: unknown };
  const isFinal = typeof responseCode === 'number' && responseCode >= 500 && responseCode < 600;
  const text = NO_TLS.test(known.message)
    ? 'the port does not begin with TLS: write smtp:// in place of smtps://'
    : inert(known.message);
  return { status: isFinal ? 'refused' : 'retry', text: `${host}: ${text}` };
}

function isLoopback(address: string | undefined): boolean {
  return address !== undefined && /^(127\.|::1$|::ffff:127\.)/.test(address);
}

async function connected(socket: Socket): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
}

async function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(new Error('given up'));
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject);
  });
}
