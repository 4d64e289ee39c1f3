import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { needs } from '../access/needs.ts';
import { addDays } from '../../calendar/day.ts';
import type { CurrentReadModel } from '../../pipeline/read/current-read-model.ts';
import { componentsChartData } from '../../report/charts/components/components-chart-data.ts';
import { problemResponse } from '../shared/problem.ts';
import { ready } from '../shared/ready.ts';
import { metricParams, requestedSeries } from '../shared/series-query.ts';
import { componentsSchema } from './schema.ts';
import { orNull } from '../shared/fields.ts';

const route = createRoute({
  method: 'get',
  path: '/api/v1/metrics/{id}/components',
  ...needs('viewer'),
  summary: 'What the expected values of a metric are made of',
  request: { params: metricParams },
  responses: {
    200: {
      description: 'Trend, weekday, time of year, holidays and events; null while the history is too short',
      content: { 'application/json': { schema: z.object({ data: orNull(componentsSchema) }) } },
    },
    400: problemResponse('An unknown parameter'),
    404: problemResponse('No such metric'),
    503: problemResponse('The first run has not finished yet'),
  },
});

export function componentsRoute(app: OpenAPIHono, current: CurrentReadModel): void {
  app.openapi(route, async (context) => {
    const model = await ready(current);
    const { id } = context.req.valid('param');
    const { metric } = await requestedSeries(model, id, '');
    const parts = await model.components(id);
    const today = addDays(model.fresh.lastClosed, 1);
    const data = parts && componentsChartData(metric, parts, today, model.business.currency);
    return context.json({ data: data && componentsSchema.parse(data) }, 200);
  });
}
