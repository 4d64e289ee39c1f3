import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { needs } from '../access/needs.ts';
import type { RunStatus } from '../../pipeline/run-status.ts';
import { Problem, problemResponse } from '../shared/problem.ts';
import { runStatusSchema } from './schema.ts';
import { orNull } from '../shared/fields.ts';

/** The runs of the server. */
export interface Runs {
  /** Null while nothing runs. */
  readonly status: () => RunStatus | null;
  /** Requests a run; null for a server that runs nothing. */
  readonly request: (() => void) | null;
}

const statusRoute = createRoute({
  method: 'get',
  path: '/api/v1/run',
  ...needs('viewer'),
  summary: 'The run under way',
  responses: {
    200: {
      description: 'Its stage and how far it is; null while nothing runs',
      content: { 'application/json': { schema: z.object({ data: orNull(runStatusSchema) }) } },
    },
    400: problemResponse('A parameter that is not known'),
  },
});

const requestRoute = createRoute({
  method: 'post',
  path: '/api/v1/runs',
  ...needs('editor'),
  summary: 'Run now',
  responses: {
    202: {
      description: 'A run starts as soon as the one under way is over; /api/v1/run has its stage',
      content: { 'application/json': { schema: z.object({ data: z.object({ requested: z.literal(true) }) }) } },
    },
    400: problemResponse('A parameter that is not known'),
    403: problemResponse('Requested by a page of another origin'),
    503: problemResponse('This server runs nothing'),
  },
});

export function runRoutes(app: OpenAPIHono, { status, request }: Runs): void {
  app.openapi(statusRoute, (context) => context.json({ data: status() }, 200));
  app.openapi(requestRoute, (context) => {
    if (!request) throw new Problem(503, 'this server runs nothing; use evenkeel run');
    request();
    return context.json({ data: { requested: true as const } }, 202);
  });
}
