import { ForbiddenAddressError } from '../outgoing/checked-host.ts';
import { guardedFetch } from '../outgoing/guarded-fetch.ts';
import type { Answer } from './answer.ts';
import { httpAnswer } from './http-answer.ts';
import type { Sending } from './sending.ts';

/** As much of an answer as the log of deliveries can use. */
const MOST_BYTES = 4096;

interface Post {
  readonly allowPrivate: boolean;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Sends JSON to an address. What the receiver answers is an answer, also where it is none. */
export async function post(url: string, { allowPrivate, headers = {}, body }: Post, sending: Sending): Promise<Answer> {
  try {
    const answer = await guardedFetch(url, {
      ...{ method: 'POST', allowPrivate, body, maxBytes: MOST_BYTES },
      headers: { 'content-type': 'application/json; charset=utf-8', 'user-agent': 'Evenkeel', ...headers },
      timeoutMs: sending.timeoutMs,
      signal: sending.stop,
    });
    return httpAnswer(answer, sending.nowMs());
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    return { status: error instanceof ForbiddenAddressError ? 'refused' : 'retry', text };
  }
}
