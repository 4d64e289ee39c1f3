import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { needs } from '../access/needs.ts';
import type { CurrentReadModel } from '../../pipeline/read/current-read-model.ts';
import { pageOf, pageQuery } from '../shared/page-query.ts';
import { problemResponse } from '../shared/problem.ts';
import { ready } from '../shared/ready.ts';
import { isRequested, seriesQuery } from '../shared/series-query.ts';
import { dataFaultJson } from './json.ts';
import { dataFaultSchema } from './schema.ts';

const route = createRoute({
  method: 'get',
  path: '/api/v1/data-faults',
  ...needs('viewer'),
  summary: 'Faults in the data of all sources, newest first',
  request: { query: seriesQuery.pick({ from: true, to: true }).extend(pageQuery.shape) },
  responses: {
    200: {
      description: 'A page of faults',
      content: {
        'application/json': {
          schema: z.object({ data: z.array(dataFaultSchema), next_cursor: z.string().nullable() }),
        },
      },
    },
    400: problemResponse('An invalid parameter'),
    503: problemResponse('The first run has not finished yet'),
  },
});

export function dataFaultsRoute(app: OpenAPIHono, current: CurrentReadModel): void {
  app.openapi(route, async (context) => {
    const model = await ready(current);
    const { limit, cursor, from, to } = context.req.valid('query');
    const faults = (await model.dataFaults()).filter(({ day }) => isRequested(day, { from, to }));
    const page = pageOf(faults.slice(cursor, cursor + limit + 1), { limit, cursor });
    return context.json({ ...page, data: page.data.map(dataFaultJson) }, 200);
  });
}
