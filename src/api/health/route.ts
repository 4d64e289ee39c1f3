import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { ready, type CurrentModel } from '../current-model.ts';
import { problemResponse } from '../problem.ts';

const ok = { description: 'Yes', content: { 'application/json': { schema: z.object({ status: z.literal('ok') }) } } };

const live = createRoute({ method: 'get', path: '/livez', summary: 'Is the server running?', responses: { 200: ok } });
const readiness = createRoute({
  method: 'get',
  path: '/readyz',
  summary: 'Has a run finished, so that there is something to answer?',
  responses: { 200: ok, 503: problemResponse('The first run has not finished yet') },
});

export function healthRoutes(app: OpenAPIHono, current: CurrentModel): void {
  app.openapi(live, (context) => context.json({ status: 'ok' as const }, 200));
  app.openapi(readiness, (context) => {
    ready(current);
    return context.json({ status: 'ok' as const }, 200);
  });
}
