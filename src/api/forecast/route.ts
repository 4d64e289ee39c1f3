import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { addDays } from '../../calendar/day.ts';
import { forecastCsv } from '../../report/csv/forecast-csv.ts';
import { ready, type CurrentModel } from '../current-model.ts';
import { problemResponse } from '../problem.ts';
import { explanationSchema, eventSchema, forecastPointSchema } from '../schemas.ts';
import { eventJson, forecastPointJson } from '../to-json.ts';
import { askedEvents, askedSeries, isAsked, metricParams, seriesQuery } from '../series-query.ts';

const route = createRoute({
  method: 'get',
  path: '/api/v1/metrics/{id}/forecast',
  summary: 'What is expected of the days ahead',
  request: { params: metricParams, query: seriesQuery },
  responses: {
    200: {
      description: 'By day, ascending',
      content: {
        'application/json': {
          schema: z.object({
            data: z.array(forecastPointSchema),
            events: z.array(eventSchema).openapi({ description: 'Holidays and events of these days' }),
            explanation: z
              .array(explanationSchema)
              .openapi({ description: 'Which members these forecasts follow, by days ahead' }),
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

export function forecastRoute(app: OpenAPIHono, current: CurrentModel): void {
  app.openapi(route, (context) => {
    const model = ready(current);
    const query = context.req.valid('query');
    const view = askedSeries(model, context.req.valid('param').id, query.slice);
    const { ahead } = view;
    const asked = ahead.filter(({ day }) => isAsked(day, query));
    if (query.format === 'csv')
      return context.text(forecastCsv([], asked), 200, { 'content-type': 'text/csv; charset=utf-8' });
    const first = addDays(model.summary.lastClosed, 1);
    return context.json(
      {
        data: asked.map((item) => forecastPointJson(item)),
        events: askedEvents(view, first, ahead.at(-1)?.day ?? first, query).map(eventJson),
        explanation: view.explanation.map((part) => ({ ...part })),
        next_cursor: null,
      },
      200,
    );
  });
}
