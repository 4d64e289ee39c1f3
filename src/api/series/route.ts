import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { forecastCsv } from '../../report/csv/forecast-csv.ts';
import { ready, type CurrentModel } from '../current-model.ts';
import { problemResponse } from '../problem.ts';
import { eventSchema, runningDaySchema, verdictSchema } from '../schemas.ts';
import { eventJson, runningDayJson, verdictJson } from '../to-json.ts';
import { askedEvents, askedSeries, isAsked, metricParams, seriesQuery } from '../series-query.ts';

const route = createRoute({
  method: 'get',
  path: '/api/v1/metrics/{id}/series',
  summary: 'The judged days of a metric with what was expected of them',
  request: { params: metricParams, query: seriesQuery },
  responses: {
    200: {
      description: 'By day, ascending',
      content: {
        'application/json': {
          schema: z.object({
            data: z.array(verdictSchema),
            events: z.array(eventSchema).openapi({ description: 'Holidays and events of these days' }),
            open: runningDaySchema.nullable().openapi({ description: 'The running day so far' }),
            next_cursor: z.null(),
          }),
        },
        'text/csv': { schema: z.string() },
      },
    },
    400: problemResponse('A parameter that can not be read'),
    404: problemResponse('No such metric or slice'),
    503: problemResponse('The first run has not finished yet'),
  },
});

export function seriesRoute(app: OpenAPIHono, current: CurrentModel): void {
  app.openapi(route, (context) => {
    const model = ready(current);
    const query = context.req.valid('query');
    const view = askedSeries(model, context.req.valid('param').id, query.slice);
    const { days, open } = view;
    const asked = days.filter(({ day }) => isAsked(day, query));
    if (query.format === 'csv')
      return context.text(forecastCsv(asked, []), 200, { 'content-type': 'text/csv; charset=utf-8' });
    const { currency, lastClosed } = model.summary;
    return context.json(
      {
        data: asked.map((item) => verdictJson(item, currency)),
        events: askedEvents(view, days[0]?.day ?? lastClosed, lastClosed, query).map(eventJson),
        open: open && isAsked(open.day, query) ? runningDayJson(view, currency) : null,
        next_cursor: null,
      },
      200,
    );
  });
}
