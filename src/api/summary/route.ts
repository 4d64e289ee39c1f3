import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { needs } from '../access/needs.ts';
import { leadingMetric } from '../../pipeline/leading-metric.ts';
import type { CurrentReadModel } from '../../pipeline/read/current-read-model.ts';
import { health } from '../../pipeline/read/health.ts';
import { problemResponse } from '../shared/problem.ts';
import { ready } from '../shared/ready.ts';
import { summaryJson } from './json.ts';
import { summarySchema } from './schema.ts';

const route = createRoute({
  method: 'get',
  path: '/api/v1/summary',
  ...needs('viewer'),
  summary: 'The four answers',
  responses: {
    200: {
      description: 'The answers and their figures',
      content: { 'application/json': { schema: z.object({ data: summarySchema }) } },
    },
    400: problemResponse('An unknown parameter'),
    503: problemResponse('The first run has not finished yet'),
  },
});

export function summaryRoute(app: OpenAPIHono, current: CurrentReadModel): void {
  app.openapi(route, async (context) => {
    const model = await ready(current);
    const data = summaryJson(await model.summary(), {
      revenue: await model.seriesReport(leadingMetric(model.business), ''),
      health: await health(model),
      sales: await model.runningSales(),
    });
    return context.json({ data }, 200);
  });
}
