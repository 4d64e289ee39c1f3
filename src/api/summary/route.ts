import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { ready, type CurrentModel } from '../current-model.ts';
import { problemResponse } from '../problem.ts';
import { summarySchema } from '../schemas.ts';
import { summaryJson } from '../to-json.ts';

const route = createRoute({
  method: 'get',
  path: '/api/v1/summary',
  summary: 'The four answers',
  responses: {
    200: {
      description: 'The answers and what they are made of',
      content: { 'application/json': { schema: z.object({ data: summarySchema }) } },
    },
    400: problemResponse('A parameter that is not known'),
    503: problemResponse('The first run has not finished yet'),
  },
});

export function summaryRoute(app: OpenAPIHono, current: CurrentModel): void {
  app.openapi(route, (context) => context.json({ data: summaryJson(ready(current)) }, 200));
}
