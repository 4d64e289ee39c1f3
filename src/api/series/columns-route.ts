import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import type { CurrentReadModel } from '../../pipeline/read/current-read-model.ts';
import { needs } from '../access/needs.ts';
import { forecastPointJson } from '../forecast/json.ts';
import { forecastPointSchema } from '../forecast/schema.ts';
import { columnsOf, columnsSchema } from '../shared/columns.ts';
import { wholeOrPageOf } from '../shared/page-query.ts';
import { problemResponse } from '../shared/problem.ts';
import { ready } from '../shared/ready.ts';
import { isRequested, metricParams, requestedSeries, seriesDaysQuery } from '../shared/series-query.ts';
import { verdictJson } from '../shared/verdict-json.ts';
import { verdictSchema } from '../shared/verdict-schema.ts';

const daysQuery = seriesDaysQuery.omit({ format: true });

function columnsRoute(kind: 'series' | 'forecast', summary: string, columns: z.ZodType) {
  return createRoute({
    method: 'get',
    path: `/api/v1/metrics/{id}/${kind}/columns`,
    ...needs('viewer'),
    summary,
    request: { params: metricParams, query: daysQuery },
    responses: {
      200: {
        description: 'By day, ascending',
        content: {
          'application/json': { schema: z.object({ data: columns, next_cursor: z.string().nullable() }) },
        },
      },
      400: problemResponse('An invalid parameter'),
      404: problemResponse('No such metric or slice'),
      503: problemResponse('The first run has not finished yet'),
    },
  });
}

const ofSeries = columnsRoute(
  'series',
  'The judged days of a metric as columns',
  columnsSchema(verdictSchema, 'VerdictColumns'),
);
const ofForecast = columnsRoute(
  'forecast',
  'The forecast of the days ahead as columns',
  columnsSchema(forecastPointSchema, 'ForecastColumns'),
);

/** The rows of a series and of its forecast, column by column: for charts and data frames. */
export function columnsRoutes(app: OpenAPIHono, current: CurrentReadModel): void {
  app.openapi(ofSeries, async (context) => {
    const model = await ready(current);
    const query = context.req.valid('query');
    const { days } = await requestedSeries(model, context.req.valid('param').id, query.slice);
    const requested = days.filter(({ day }) => isRequested(day, query));
    const { data, next_cursor } = wholeOrPageOf(requested, query);
    const rows = data.map((item) => verdictJson(item, model.business.currency));
    return context.json({ data: columnsOf(verdictSchema, rows), next_cursor }, 200);
  });
  app.openapi(ofForecast, async (context) => {
    const model = await ready(current);
    const query = context.req.valid('query');
    const { forecast } = await requestedSeries(model, context.req.valid('param').id, query.slice);
    const requested = forecast.filter(({ day }) => isRequested(day, query));
    const { data, next_cursor } = wholeOrPageOf(requested, query);
    return context.json({ data: columnsOf(forecastPointSchema, data.map(forecastPointJson)), next_cursor }, 200);
  });
}
