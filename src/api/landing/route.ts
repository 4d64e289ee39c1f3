import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { needs } from '../access/needs.ts';
import type { CurrentReadModel } from '../../pipeline/read/current-read-model.ts';
import { problemResponse } from '../shared/problem.ts';
import { ready } from '../shared/ready.ts';
import { metricParams, requestedSeries } from '../shared/series-query.ts';
import { landingJson } from './json.ts';
import { landingSchema } from './schema.ts';

const route = createRoute({
  method: 'get',
  path: '/api/v1/metrics/{id}/landing',
  ...needs('viewer'),
  summary: 'Forecast of the month and the quarter, with the odds of their targets',
  request: { params: metricParams },
  responses: {
    200: {
      description: 'The month, then the quarter; empty for a metric without totals, or if the history is too short',
      content: { 'application/json': { schema: z.object({ data: z.array(landingSchema), next_cursor: z.null() }) } },
    },
    400: problemResponse('An unknown parameter'),
    404: problemResponse('No such metric'),
    503: problemResponse('The first run has not finished yet'),
  },
});

export function landingRoute(app: OpenAPIHono, current: CurrentReadModel): void {
  app.openapi(route, async (context) => {
    const model = await ready(current);
    const { metric, periodForecasts } = await requestedSeries(model, context.req.valid('param').id, '');
    const format = { unit: metric.unit, currency: model.business.currency };
    const data = periodForecasts.map((period) => landingJson(period, format, model.fresh.lastClosed));
    return context.json({ data, next_cursor: null }, 200);
  });
}
