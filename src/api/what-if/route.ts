import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { requestedScenario, whyNoScenario } from '../../pipeline/read/scenario-request.ts';
import { ScenarioError } from '../../forecast/periods/scenario-error.ts';
import type { CurrentReadModel } from '../../pipeline/read/current-read-model.ts';
import { Problem, problemResponse } from '../shared/problem.ts';
import { ready } from '../shared/ready.ts';
import { isoDay, metricParams, optionalDay, requestedSeries, seriesQuery } from '../shared/series-query.ts';
import { whatIfAnswerJson } from './json.ts';
import { changeSchema, whatIfSchema } from './schema.ts';

const LARGEST_LEVEL = 10;

const route = createRoute({
  method: 'get',
  path: '/api/v1/metrics/{id}/what-if',
  summary: 'Where the month and the quarter would land at another level, or with an event',
  description:
    'Ask for a `level`, with `from` and `to` where wanted; or for an event: a day `on` which it would be `like` a holiday or event, as much above or below what is expected as that was when it was seen. Nothing of it is kept.',
  request: {
    params: metricParams,
    query: seriesQuery.pick({ from: true, to: true }).extend({
      level: z
        .string()
        .regex(/^[+-]?\d+(\.\d+)?$/, 'write a number such as -0.1')
        .transform(Number)
        .refine((level) => level >= -1 && level <= LARGEST_LEVEL, `write a number from -1 to ${LARGEST_LEVEL}`)
        .optional()
        .openapi({
          type: 'number',
          minimum: -1,
          maximum: LARGEST_LEVEL,
          description: 'By what share each of the days changes: -0.1 is a tenth less, -1 is nothing',
          example: -0.1,
        }),
      like: z
        .string()
        .optional()
        .openapi({ description: 'A holiday or event of the calendar, by its name', example: 'Black Week' }),
      on: isoDay.openapi({ description: 'The day on which it would be', format: 'date' }),
    }),
  },
  responses: {
    200: {
      description: 'The month, then the quarter; none for a metric of which too little is known',
      content: {
        'application/json': {
          schema: z.object({
            change: changeSchema.nullable().openapi({ description: 'The scenario; null where too little is known' }),
            data: z.array(whatIfSchema),
            next_cursor: z.null(),
          }),
        },
      },
    },
    400: problemResponse(
      'A parameter that can not be read, days that are over or of which nothing lands, an event of no calendar or that was never seen, or a metric that does not add up',
    ),
    404: problemResponse('No such metric'),
    503: problemResponse('The first run has not finished yet'),
  },
});

export function whatIfRoute(app: OpenAPIHono, current: CurrentReadModel): void {
  app.openapi(route, async (context) => {
    const model = await ready(current);
    const report = await requestedSeries(model, context.req.valid('param').id, '');
    const reason = whyNoScenario(report.metric);
    if (reason !== null) throw new Problem(400, reason);
    const { level, from, to, like, on } = context.req.valid('query');
    const request = { level, from: optionalDay(from), to: optionalDay(to), like, on: optionalDay(on) };
    const change = orBadRequest(() => requestedScenario(report, request));
    const answer = whatIfAnswerJson(report, change, model.business.currency, model.fresh.lastClosed);
    return context.json({ ...answer, next_cursor: null }, 200);
  });
}

/** @throws Problem 400 for a ScenarioError. */
function orBadRequest<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof ScenarioError ? new Problem(400, error.message) : error;
  }
}
