import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { ready, type CurrentModel } from '../current-model.ts';
import { problemResponse } from '../problem.ts';
import { issuedTotalSchema, scoreSchema } from '../schemas.ts';
import { askedSeries, metricParams, seriesQuery } from '../series-query.ts';
import { issuedTotalJson } from '../to-json.ts';

const route = createRoute({
  method: 'get',
  path: '/api/v1/metrics/{id}/track-record',
  summary: 'What the forecasts of a metric were worth, as they were made',
  request: { params: metricParams, query: seriesQuery.pick({ slice: true }) },
  responses: {
    200: {
      description: 'By horizon, nearest first',
      content: {
        'application/json': {
          schema: z.object({
            data: z.object({ scores: z.array(scoreSchema), issued_total: issuedTotalSchema.nullable() }),
          }),
        },
      },
    },
    400: problemResponse('A parameter that can not be read'),
    404: problemResponse('No such metric or slice'),
    503: problemResponse('The first run has not finished yet'),
  },
});

export function trackRecordRoute(app: OpenAPIHono, current: CurrentModel): void {
  app.openapi(route, (context) => {
    const model = ready(current);
    const { record, metric } = askedSeries(model, context.req.valid('param').id, context.req.valid('query').slice);
    const issued_total = record.issuedTotal && issuedTotalJson(record.issuedTotal, metric, model.summary.currency);
    return context.json({ data: { scores: [...record.scores], issued_total } }, 200);
  });
}
