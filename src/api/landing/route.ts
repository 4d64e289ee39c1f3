import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { ready, type CurrentModel } from '../current-model.ts';
import { problemResponse } from '../problem.ts';
import { landingSchema } from '../schemas.ts';
import { askedSeries, metricParams } from '../series-query.ts';
import { landingJson } from '../to-json.ts';

const route = createRoute({
  method: 'get',
  path: '/api/v1/metrics/{id}/landing',
  summary: 'Where the month and the quarter land, and the odds of their targets',
  request: { params: metricParams },
  responses: {
    200: {
      description:
        'The month, then the quarter; none for a metric that does not add up, or of which too little is known',
      content: { 'application/json': { schema: z.object({ data: z.array(landingSchema), next_cursor: z.null() }) } },
    },
    400: problemResponse('A parameter that is not known'),
    404: problemResponse('No such metric'),
    503: problemResponse('The first run has not finished yet'),
  },
});

export function landingRoute(app: OpenAPIHono, current: CurrentModel): void {
  app.openapi(route, (context) => {
    const model = ready(current);
    const { metric, landings } = askedSeries(model, context.req.valid('param').id, '');
    const { currency, lastClosed } = model.summary;
    const counted = { unit: metric.unit, currency };
    const data = landings.map((landing) => landingJson(landing, counted, lastClosed));
    return context.json({ data, next_cursor: null }, 200);
  });
}
