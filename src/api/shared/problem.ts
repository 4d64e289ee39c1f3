import type { Context } from 'hono';
import type { RejectJson } from '../sources/schema.ts';
import { problemSchema } from './problem-schema.ts';

const TITLES = {
  400: 'Bad request',
  401: 'Not signed in',
  403: 'Forbidden',
  404: 'Not found',
  409: 'Conflict',
  413: 'Too large',
  415: 'Unsupported type',
  422: 'Refused',
  429: 'Too many requests',
  500: 'Internal error',
  503: 'Not ready',
} as const;

export type ProblemStatus = keyof typeof TITLES;

const REJECTS_SHOWN = 100;

/** An error with its HTTP status. Routes throw it; one handler turns it into an RFC 9457 document. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: ProblemStatus;
  readonly title: string;
  /** When to try again; null where nothing is known of that. */
  retryAfterSeconds: number | null = null;
  /** Values of the body that are refused. */
  rejects: readonly RejectJson[] = [];

  constructor(status: ProblemStatus, detail: string, title: string = TITLES[status]) {
    super(detail);
    this.status = status;
    this.title = title;
  }

  /** The same problem, with the first values that are refused. */
  with(rejects: readonly RejectJson[]): this {
    this.rejects = rejects.slice(0, REJECTS_SHOWN);
    return this;
  }

  /** The same problem, with the seconds after which to try again. */
  after(seconds: number): this {
    this.retryAfterSeconds = seconds;
    return this;
  }
}

/** The RFC 9457 document of a problem. Any other error is answered without details. */
export function problemAnswer(context: Context, error: unknown): Response {
  const { status, title, message, retryAfterSeconds, rejects } =
    error instanceof Problem ? error : new Problem(500, 'internal error; see the log of the server');
  const body = {
    type: 'about:blank',
    title,
    status,
    detail: message,
    ...(rejects.length > 0 && { rejects }),
  };
  return context.body(JSON.stringify(body), status, {
    'content-type': 'application/problem+json',
    ...(status === 401 && { 'www-authenticate': 'Bearer' }),
    ...(retryAfterSeconds !== null && { 'retry-after': String(retryAfterSeconds) }),
  });
}

/** The entry of a problem in a route's contract. */
export function problemResponse(description: string): {
  description: string;
  content: { 'application/problem+json': { schema: typeof problemSchema } };
} {
  return { description, content: { 'application/problem+json': { schema: problemSchema } } };
}
