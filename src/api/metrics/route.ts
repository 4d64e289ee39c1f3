import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { needs } from '../access/needs.ts';
import type { CurrentReadModel } from '../../pipeline/read/current-read-model.ts';
import { pageOf, pageQuery } from '../shared/page-query.ts';
import { problemResponse } from '../shared/problem.ts';
import { ready } from '../shared/ready.ts';
import { metricJson } from './json.ts';
import { metricSchema } from './schema.ts';

const route = createRoute({
  method: 'get',
  path: '/api/v1/metrics',
  ...needs('viewer'),
  summary: 'Every metric with its latest verdict',
  request: { query: pageQuery },
  responses: {
    200: {
      description: 'A page of metrics, in the order of the config',
      content: {
        'application/json': { schema: z.object({ data: z.array(metricSchema), next_cursor: z.string().nullable() }) },
      },
    },
    400: problemResponse('An invalid parameter'),
    503: problemResponse('The first run has not finished yet'),
  },
});

export function metricsRoute(app: OpenAPIHono, current: CurrentReadModel): void {
  app.openapi(route, async (context) => {
    const model = await ready(current);
    const query = context.req.valid('query');
    const { data, next_cursor } = pageOf((await model.metrics()).slice(query.cursor), query);
    const { business, staleness } = model;
    const metrics = data.flatMap((item) => metricJson(item, business.currency, staleness !== null));
    return context.json({ data: metrics, next_cursor }, 200);
  });
}
