import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { needs } from '../access/needs.ts';
import type { CurrentReadModel } from '../../pipeline/read/current-read-model.ts';
import { staleDay } from '../../pipeline/read/stale-day.ts';
import { Problem, problemResponse } from '../shared/problem.ts';
import { ready } from '../shared/ready.ts';

const ok = { description: 'Yes', content: { 'application/json': { schema: z.object({ status: z.literal('ok') }) } } };

const live = createRoute({
  method: 'get',
  path: '/livez',
  ...needs('public'),
  summary: 'Is the server running?',
  responses: { 200: ok },
});
const readiness = createRoute({
  method: 'get',
  path: '/readyz',
  ...needs('public'),
  summary: 'Are the figures current?',
  responses: {
    200: ok,
    503: problemResponse('No run has finished yet, the last one failed, or a run or data are late'),
  },
});

export function healthRoutes(app: OpenAPIHono, current: CurrentReadModel): void {
  app.openapi(live, (context) => context.json({ status: 'ok' as const }, 200));
  app.openapi(readiness, async (context) => {
    const model = await ready(current);
    const stale = staleDay(model);
    // A stranger need not know what is late.
    if (stale) throw new Problem(503, context.var.principal === null ? 'the figures are not current' : stale.sentence);
    return context.json({ status: 'ok' as const }, 200);
  });
}
