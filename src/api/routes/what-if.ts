import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { dayFromIso, type Day } from '../../calendar/day.ts';
import { changeOf, whatIf } from '../../report/what-if.ts';
import { ready, type CurrentModel } from '../current-model.ts';
import { Problem, problemResponse } from '../problem.ts';
import { whatIfSchema } from '../schemas.ts';
import { askedSeries, metricParams, seriesQuery } from '../series-query.ts';
import { whatIfJson } from '../to-json.ts';

const LARGEST_LEVEL = 10;

const route = createRoute({
  method: 'get',
  path: '/api/v1/metrics/{id}/what-if',
  summary: 'Where the month and the quarter would land at another level',
  description: 'Nothing of it is kept.',
  request: {
    params: metricParams,
    query: seriesQuery.pick({ from: true, to: true }).extend({
      level: z
        .string()
        .regex(/^[+-]?\d+(\.\d+)?$/, 'write a number such as -0.1')
        .transform(Number)
        .pipe(z.number().min(-1).max(LARGEST_LEVEL))
        .openapi({
          type: 'number',
          description: 'By what share each of the days changes: -0.1 is a tenth less, -1 is nothing',
          example: -0.1,
        }),
    }),
  },
  responses: {
    200: {
      description: 'The month, then the quarter; none of which too little is known',
      content: { 'application/json': { schema: z.object({ data: z.array(whatIfSchema), next_cursor: z.null() }) } },
    },
    400: problemResponse('A parameter that can not be read, or days that are over'),
    404: problemResponse('No such metric'),
    503: problemResponse('The first run has not finished yet'),
  },
});

export function whatIfRoute(app: OpenAPIHono, current: CurrentModel): void {
  app.openapi(route, (context) => {
    const model = ready(current);
    const { metric, landings } = askedSeries(model, context.req.valid('param').id, '');
    const { level, from, to } = context.req.valid('query');
    const { currency, lastClosed } = model.summary;
    const counted = { unit: metric.unit, currency };
    const change = readable(() => changeOf(landings, level, { from: maybeDay(from), to: maybeDay(to) }));
    const data = change === null ? [] : whatIf(landings, change).map((item) => whatIfJson(item, counted, lastClosed));
    return context.json({ data, next_cursor: null }, 200);
  });
}

function maybeDay(text: string | undefined): Day | undefined {
  return text === undefined ? undefined : dayFromIso(text);
}

/** @throws Problem 400 for what `ask` refuses. */
function readable<T>(ask: () => T): T {
  try {
    return ask();
  } catch (error) {
    throw error instanceof RangeError ? new Problem(400, error.message) : error;
  }
}
