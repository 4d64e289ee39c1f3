import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { needs } from '../access/needs.ts';
import type { CurrentReadModel } from '../../pipeline/read/current-read-model.ts';
import { pageOf, pageQuery } from '../shared/page-query.ts';
import { problemResponse } from '../shared/problem.ts';
import { ready } from '../shared/ready.ts';
import { found, metricParams } from '../shared/series-query.ts';

const route = createRoute({
  method: 'get',
  path: '/api/v1/metrics/{id}/slices',
  ...needs('viewer'),
  summary: 'The slices of a metric',
  request: { params: metricParams, query: pageQuery },
  responses: {
    200: {
      description: 'A page of slices, each dim=value, in their order',
      content: {
        'application/json': { schema: z.object({ data: z.array(z.string()), next_cursor: z.string().nullable() }) },
      },
    },
    400: problemResponse('An invalid parameter'),
    404: problemResponse('No such metric'),
    503: problemResponse('The first run has not finished yet'),
  },
});

export function slicesRoute(app: OpenAPIHono, current: CurrentReadModel): void {
  app.openapi(route, async (context) => {
    const model = await ready(current);
    const { id } = context.req.valid('param');
    const { limit, cursor } = context.req.valid('query');
    const slices = found(await model.slices(id, { limit: limit + 1, offset: cursor }), id, '');
    return context.json(pageOf(slices, { limit, cursor }), 200);
  });
}
