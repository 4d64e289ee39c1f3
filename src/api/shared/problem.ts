import type { Context } from 'hono';
import { problemSchema } from './problem-schema.ts';

const TITLES = {
  400: 'Bad request',
  403: 'Forbidden',
  404: 'Not found',
  500: 'Internal error',
  503: 'Not ready',
} as const;

type ProblemStatus = keyof typeof TITLES;

/** An answer that could not be given, by its status; thrown by routes and turned into an RFC 9457 document in one place. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: ProblemStatus;

  constructor(status: ProblemStatus, detail: string) {
    super(detail);
    this.status = status;
  }
}

/** The RFC 9457 document of a problem; for any other error it has no details. */
export function problemAnswer(context: Context, error: unknown): Response {
  const { status, message } =
    error instanceof Problem ? error : new Problem(500, 'something went wrong; the log of the server says what');
  const body = { type: 'about:blank', title: TITLES[status], status, detail: message };
  return context.body(JSON.stringify(body), status, { 'content-type': 'application/problem+json' });
}

/** What a route's contract says of one kind of problem. */
export function problemResponse(description: string): {
  description: string;
  content: { 'application/problem+json': { schema: typeof problemSchema } };
} {
  return { description, content: { 'application/problem+json': { schema: problemSchema } } };
}
