import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { needs } from '../access/needs.ts';
import { forecastCsv } from '../../report/csv/forecast-csv.ts';
import type { CurrentReadModel } from '../../pipeline/read/current-read-model.ts';
import { problemResponse } from '../shared/problem.ts';
import { wholeOrPageOf } from '../shared/page-query.ts';
import { ready } from '../shared/ready.ts';
import { eventJson } from '../shared/event-json.ts';
import { eventSchema } from '../shared/event-schema.ts';
import { runningDayJson } from '../shared/running-day-json.ts';
import { runningDaySchema } from '../shared/running-day-schema.ts';
import {
  isRequested,
  metricParams,
  requestedEvents,
  requestedSeries,
  seriesDaysQuery,
} from '../shared/series-query.ts';
import { verdictJson } from '../shared/verdict-json.ts';
import { verdictSchema } from '../shared/verdict-schema.ts';
import { orNull } from '../shared/fields.ts';

const route = createRoute({
  method: 'get',
  path: '/api/v1/metrics/{id}/series',
  ...needs('viewer'),
  summary: 'The judged days of a metric with their expected values',
  request: { params: metricParams, query: seriesDaysQuery },
  responses: {
    200: {
      description: 'By day, ascending; as CSV all of them',
      content: {
        'application/json': {
          schema: z.object({
            data: z.array(verdictSchema),
            events: z.array(eventSchema).openapi({ description: 'Holidays and events of these days' }),
            open: orNull(runningDaySchema).openapi({ description: 'The running day so far' }),
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

export function seriesRoute(app: OpenAPIHono, current: CurrentReadModel): void {
  app.openapi(route, async (context) => {
    const model = await ready(current);
    const query = context.req.valid('query');
    const report = await requestedSeries(model, context.req.valid('param').id, query.slice);
    const { days, running, metric } = report;
    const requested = days.filter(({ day }) => isRequested(day, query));
    if (query.format === 'csv')
      return context.text(forecastCsv(requested, []), 200, { 'content-type': 'text/csv; charset=utf-8' });
    const { data, next_cursor } = wholeOrPageOf(requested, query);
    const { currency } = model.business;
    const { lastClosed } = model.fresh;
    return context.json(
      {
        data: data.map((item) => verdictJson(item, currency)),
        events: requestedEvents(report, days[0]?.day ?? lastClosed, lastClosed, query).map(eventJson),
        open: running && isRequested(running.day, query) ? runningDayJson(running, metric, currency) : null,
        next_cursor,
      },
      200,
    );
  });
}
