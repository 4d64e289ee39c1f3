import { request as httpRequest, type IncomingMessage, type IncomingHttpHeaders } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { checkedHost, fixedLookup, ForbiddenAddressError, type AddressPolicy } from './checked-host.ts';

export interface OutgoingRequest extends AddressPolicy {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** For everything together: name, connection, sending, status and body. */
  readonly timeoutMs: number;
  /** At most so much of the answer is read. */
  readonly maxBytes: number;
  readonly signal?: AbortSignal;
}

export interface OutgoingAnswer {
  /** A redirect is an answer like any other: it is not followed. */
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** Whether the body is all there: false where it was too long, too slow, or broke off after the status. */
  readonly complete: boolean;
}

/**
 * Sends one request to a checked address. The name is resolved once, and the connection goes to the address that was checked, without proxy
 * and without redirect.
 *
 * @throws ForbiddenAddressError if the URL is none of http and https, or the address is not allowed; Error, with the host in its message and
 * no more of the URL, if no status arrived
 */
export async function guardedFetch(address: string, request: OutgoingRequest): Promise<OutgoingAnswer> {
  const url = outgoingUrl(address);
  const late = AbortSignal.timeout(request.timeoutMs);
  const signal = request.signal ? AbortSignal.any([late, request.signal]) : late;
  try {
    const addresses = await orAborted(checkedHost(url.hostname, request), signal);
    return await exchanged(url, request, { lookup: fixedLookup(addresses), signal });
  } catch (error) {
    if (error instanceof ForbiddenAddressError) throw error;
    if (late.aborted)
      throw new Error(`${url.host} did not answer within ${request.timeoutMs / 1000} s`, { cause: error });
    throw new Error(`${url.host}: ${error instanceof Error ? error.message : 'no answer'}`, { cause: error });
  }
}

function outgoingUrl(address: string): URL {
  // The text may hold a secret, so it is not repeated.
  if (!URL.canParse(address)) throw new ForbiddenAddressError('the address of the channel is no URL');
  const url = new URL(address);
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new ForbiddenAddressError(`${url.protocol}// is not http:// or https://`);
  return url;
}

interface Connection {
  readonly lookup: ReturnType<typeof fixedLookup>;
  readonly signal: AbortSignal;
}

async function exchanged(
  url: URL,
  { method, headers = {}, body = '', maxBytes }: OutgoingRequest,
  connection: Connection,
): Promise<OutgoingAnswer> {
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  // No agent of the process: a kept connection would be to an address that was checked at another time.
  const options = {
    ...connection,
    agent: false,
    method,
    headers: { ...headers, 'content-length': Buffer.byteLength(body) },
  };
  return new Promise((resolve, reject) => {
    const sent = send(url, options, (answer) => {
      // From here on an error of the request is one of the body, and the status stands.
      sent.off('error', reject).on('error', () => undefined);
      answerOf(answer, maxBytes).then(resolve, reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

async function answerOf(answer: IncomingMessage, maxBytes: number): Promise<OutgoingAnswer> {
  const { statusCode: status = 0, headers } = answer;
  const parts: Buffer[] = [];
  let bytes = 0;
  let complete = true;
  try {
    for await (const part of answer as AsyncIterable<Buffer>) {
      parts.push(part.subarray(0, maxBytes - bytes));
      bytes += part.length;
      complete = bytes <= maxBytes;
      if (!complete) break;
    }
  } catch {
    complete = false;
  }
  return { status, headers, body: Buffer.concat(parts).toString('utf8'), complete };
}

async function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(new Error('aborted'));
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject);
  });
}
