import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { needs } from '../access/needs.ts';
import { requestedScenario, whyNoScenario } from '../../pipeline/read/scenario-request.ts';
import { ScenarioError } from '../../forecast/periods/scenario-error.ts';
import type { CurrentReadModel } from '../../pipeline/read/current-read-model.ts';
import { Problem, problemResponse } from '../shared/problem.ts';
import { ready } from '../shared/ready.ts';
import { isoDay, metricParams, optionalDay, requestedSeries, seriesQuery } from '../shared/series-query.ts';
import { whatIfAnswerJson } from './json.ts';
import { changeSchema, whatIfSchema } from './schema.ts';
import { orNull } from '../shared/fields.ts';

const LARGEST_LEVEL = 10;

const route = createRoute({
  method: 'get',
  path: '/api/v1/metrics/{id}/what-if',
  ...needs('viewer'),
  summary: 'Forecast of the month and the quarter at another level, or with an event',
  description:
    'Either a `level`, optionally with `from` and `to`; or an event: the day `on` becomes `like` a holiday or event, as far above or below its expected value as past days of that event were. Nothing is stored.',
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
          description: 'Relative change of each day: -0.1 is a tenth less, -1 is zero',
          example: -0.1,
        }),
      like: z
        .string()
        .optional()
        .openapi({ description: 'A holiday or event of the calendar, by its name', example: 'Black Week' }),
      on: isoDay.openapi({ description: 'The day of the event', format: 'date' }),
    }),
  },
  responses: {
    200: {
      description: 'The month, then the quarter; empty if the history is too short',
      content: {
        'application/json': {
          schema: z.object({
            change: orNull(changeSchema).openapi({
              description: 'The change that was applied; null if the history is too short',
            }),
            data: z.array(whatIfSchema),
            next_cursor: z.null(),
          }),
        },
      },
    },
    400: problemResponse(
      'An invalid parameter, days outside the period, an event that is not in the calendar or has no past day, or a metric without totals',
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
