import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import type { RunStatus } from '../../pipeline/run-status.ts';
import { problemResponse } from '../shared/problem.ts';
import { runStatusSchema } from './schema.ts';

const route = createRoute({
  method: 'get',
  path: '/api/v1/run',
  summary: 'The run under way',
  responses: {
    200: {
      description: 'Its stage and how far it is; null while nothing runs',
      content: { 'application/json': { schema: z.object({ data: runStatusSchema.nullable() }) } },
    },
    400: problemResponse('A parameter that is not known'),
  },
});

export function runRoute(app: OpenAPIHono, status: () => RunStatus | null): void {
  app.openapi(route, (context) => context.json({ data: status() }, 200));
}
