import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { needs } from '../access/needs.ts';
import type { CurrentReadModel } from '../../pipeline/read/current-read-model.ts';
import { problemResponse } from '../shared/problem.ts';
import { ready } from '../shared/ready.ts';
import { found, metricParams, requestedSeries, seriesQuery } from '../shared/series-query.ts';
import { issuedTotalJson } from './json.ts';
import { issuedTotalSchema, scoreSchema } from './schema.ts';
import { orNull } from '../shared/fields.ts';

const route = createRoute({
  method: 'get',
  path: '/api/v1/metrics/{id}/track-record',
  ...needs('viewer'),
  summary: 'Errors of the issued forecasts of a metric',
  request: { params: metricParams, query: seriesQuery.pick({ slice: true }) },
  responses: {
    200: {
      description: 'By horizon, nearest first',
      content: {
        'application/json': {
          schema: z.object({
            data: z.object({ scores: z.array(scoreSchema), issued_total: orNull(issuedTotalSchema) }),
          }),
        },
      },
    },
    400: problemResponse('An invalid parameter'),
    404: problemResponse('No such metric or slice'),
    503: problemResponse('The first run has not finished yet'),
  },
});

export function trackRecordRoute(app: OpenAPIHono, current: CurrentReadModel): void {
  app.openapi(route, async (context) => {
    const model = await ready(current);
    const { id } = context.req.valid('param');
    const { slice } = context.req.valid('query');
    const { metric } = await requestedSeries(model, id, slice);
    const record = found(await model.trackRecord(id, slice), id, slice);
    const issued_total = record.issuedTotal && issuedTotalJson(record.issuedTotal, metric, model.business.currency);
    return context.json({ data: { scores: [...record.scores], issued_total } }, 200);
  });
}
