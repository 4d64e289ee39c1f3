import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { needs } from '../access/needs.ts';
import { addDays } from '../../calendar/day.ts';
import { forecastCsv } from '../../report/csv/forecast-csv.ts';
import type { CurrentReadModel } from '../../pipeline/read/current-read-model.ts';
import { problemResponse } from '../shared/problem.ts';
import { wholeOrPageOf } from '../shared/page-query.ts';
import { ready } from '../shared/ready.ts';
import { eventJson } from '../shared/event-json.ts';
import { eventSchema } from '../shared/event-schema.ts';
import {
  isRequested,
  metricParams,
  requestedEvents,
  requestedSeries,
  seriesDaysQuery,
} from '../shared/series-query.ts';
import { forecastPointJson } from './json.ts';
import { explanationSchema, forecastPointSchema } from './schema.ts';

const route = createRoute({
  method: 'get',
  path: '/api/v1/metrics/{id}/forecast',
  ...needs('viewer'),
  summary: 'The forecast of the days ahead',
  request: { params: metricParams, query: seriesDaysQuery },
  responses: {
    200: {
      description: 'By day, ascending; as CSV all of them',
      content: {
        'application/json': {
          schema: z.object({
            data: z.array(forecastPointSchema),
            events: z.array(eventSchema).openapi({ description: 'Holidays and events of these days' }),
            explanation: z.array(explanationSchema).openapi({
              description: 'Which models these forecasts combine, by days ahead; and which new levels they count with',
            }),
            next_cursor: z.string().nullable(),
          }),
        },
        'text/csv': { schema: z.string() },
      },
    },
    400: problemResponse('An invalid parameter'),
    404: problemResponse('No such metric or slice'),
    503: problemResponse('The first run has not finished yet'),
  },
});

export function forecastRoute(app: OpenAPIHono, current: CurrentReadModel): void {
  app.openapi(route, async (context) => {
    const model = await ready(current);
    const query = context.req.valid('query');
    const report = await requestedSeries(model, context.req.valid('param').id, query.slice);
    const { forecast, explanation } = report;
    const requested = forecast.filter(({ day }) => isRequested(day, query));
    if (query.format === 'csv')
      return context.text(forecastCsv([], requested), 200, { 'content-type': 'text/csv; charset=utf-8' });
    const { data, next_cursor } = wholeOrPageOf(requested, query);
    const first = addDays(model.fresh.lastClosed, 1);
    return context.json(
      {
        data: data.map((item) => forecastPointJson(item)),
        events: requestedEvents(report, first, forecast.at(-1)?.day ?? first, query).map(eventJson),
        explanation: explanation.map((part) => ({ ...part })),
        next_cursor,
      },
      200,
    );
  });
}
