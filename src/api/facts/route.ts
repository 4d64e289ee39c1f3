import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { ReceiveError, type RefusalKind } from '../../pipeline/receive/receive-error.ts';
import type { ReceivedFacts } from '../../pipeline/receive/receive-facts.ts';
import { needs } from '../access/needs.ts';
import { Problem, problemResponse, type ProblemStatus } from '../shared/problem.ts';
import { receivedSchema } from './schema.ts';

/** Where the bodies are that no other limit holds for. */
export const FACTS_PATH = '/api/v1/facts/';
const TABLES = ['fact_sales', 'fact_ops_events', 'fx_rates', 'daily_values'] as const;
const TYPES = ['application/x-ndjson', 'application/jsonl'];
const AGAIN_AFTER_SECONDS = 5;
const answerSchema = z.object({ data: receivedSchema });

const route = createRoute({
  method: 'post',
  path: `${FACTS_PATH}{table}`,
  ...needs('editor'),
  summary: 'Send facts',
  description:
    'A JSON object a line, with the names that the source declares. The next run loads the batch as it would load a file. The same batch again, or the same `Idempotency-Key`, has the same answer, and its rows count once. The body may have `Content-Encoding: gzip`.',
  request: {
    params: z.object({ table: z.enum(TABLES, `write ${TABLES.join(', ')}`) }),
    query: z.object({
      source: z
        .string()
        .optional()
        .openapi({ description: 'Id of the source, where several of the table receive', example: 'shop' }),
    }),
    headers: z.object({
      'idempotency-key': z
        .string()
        .min(1)
        .max(255, 'write at most 255 characters')
        .optional()
        .openapi({ description: 'Makes two requests the same; without it their content does' }),
    }),
    body: {
      required: true,
      content: {
        'application/x-ndjson': {
          schema: z.string().openapi({
            example: '{"order_id":"A-1","line_no":1,"ts":"2026-09-21T10:00:00Z","amount":"19.90"}\n',
          }),
        },
      },
    },
  },
  responses: {
    202: {
      description: 'It is kept, and the next run loads it',
      content: { 'application/json': { schema: answerSchema } },
    },
    400: problemResponse('An invalid parameter, or a body that ends early'),
    403: problemResponse('Requested by a page of another origin, or by somebody who may not'),
    404: problemResponse('No source of the table receives'),
    409: problemResponse('The Idempotency-Key came with another body before'),
    413: problemResponse('More than 64 MiB'),
    415: problemResponse('Another type or encoding of the body'),
    422: problemResponse('A load would refuse it: nothing is kept; `rejects` has the places'),
    503: problemResponse('Too many batches wait; Retry-After says how long to wait'),
  },
});

const STATUS: Readonly<Record<RefusalKind, ProblemStatus>> = {
  no_source: 404,
  ambiguous: 400,
  too_large: 413,
  unreadable: 400,
  other_body: 409,
  refused: 422,
  busy: 503,
};

/** @param facts null for a server that receives none */
export function factsRoute(app: OpenAPIHono, facts: ReceivedFacts | null): void {
  app.openapi(route, async (context) => {
    if (!facts) throw new Problem(503, 'this server receives no facts');
    const { body } = context.req.raw;
    const isGzip = gzipOf(context.req.header('content-encoding'));
    refuseType(context.req.header('content-type'));
    if (!body) throw new Problem(400, 'write one JSON object a line');
    const { table } = context.req.valid('param');
    const { source = null } = context.req.valid('query');
    const key = context.req.valid('header')['idempotency-key'] ?? null;
    const answer = await facts.receive({ table, source, body, isGzip, key }).catch(refused);
    return context.json(answerSchema.parse(JSON.parse(answer)), 202);
  });
}

function refused(error: unknown): never {
  if (!(error instanceof ReceiveError)) throw error;
  const problem = new Problem(STATUS[error.kind], error.message).with(
    error.rejects.map(({ columnName, ...reject }) => ({ ...reject, name: columnName })),
  );
  throw error.kind === 'busy' ? problem.after(AGAIN_AFTER_SECONDS) : problem;
}

function refuseType(type: string | undefined): void {
  const [name = ''] = (type ?? '').split(';');
  if (!TYPES.includes(name.trim().toLowerCase()))
    throw new Problem(415, `send JSON lines with Content-Type: ${TYPES[0]}`);
}

function gzipOf(encoding: string | undefined): boolean {
  const name = (encoding ?? 'identity').trim().toLowerCase();
  if (name !== 'gzip' && name !== 'identity') throw new Problem(415, 'send the body as it is, or as gzip');
  return name === 'gzip';
}
