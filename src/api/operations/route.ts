import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import type { CurrentReadModel } from '../../pipeline/read/current-read-model.ts';
import { needs } from '../access/needs.ts';
import { Problem, problemResponse } from '../shared/problem.ts';
import { ready } from '../shared/ready.ts';
import { hourJson, runningHoursJson, runningOrdersJson } from './json.ts';
import { operationHoursSchema } from './schema.ts';

const MOST_DAYS = 14;
const daysForm = `write a whole number from 1 to ${MOST_DAYS}`;

const route = createRoute({
  method: 'get',
  path: '/api/v1/operations/hours',
  ...needs('viewer'),
  summary: 'Operations by the hour beside the usual hours of the week, and where the running day would land',
  request: {
    query: z.object({
      service: z
        .string()
        // PostgreSQL has no such text.
        .refine((name) => !name.includes('\0'), 'write no NUL character')
        .default('')
        .openapi({ description: 'One service; empty for all of them together', example: 'payment' }),
      days: z.coerce
        .number(daysForm)
        .int(daysForm)
        .min(1, daysForm)
        .max(MOST_DAYS, daysForm)
        .default(3)
        .openapi({ description: 'How many closed days, beside the running one', example: 3 }),
    }),
  },
  responses: {
    200: {
      description: 'The hours in their order. None of it is a verdict',
      content: {
        'application/json': {
          schema: z.object({ data: operationHoursSchema }),
        },
      },
    },
    400: problemResponse('An invalid parameter'),
    404: problemResponse('No such service'),
    503: problemResponse('The first run has not finished yet'),
  },
});

export function operationHoursRoute(app: OpenAPIHono, current: CurrentReadModel): void {
  app.openapi(route, async (context) => {
    const model = await ready(current);
    const query = context.req.valid('query');
    const found = await model.operationHours(query);
    if (!found) throw new Problem(404, `there is no service '${query.service}'`);
    const { service, services, hours, running, runningOrders } = found;
    return context.json(
      {
        data: {
          service,
          services: [...services],
          hours: hours.map(hourJson),
          running: running && runningHoursJson(running),
          running_orders: runningOrders && runningOrdersJson(runningOrders),
        },
      },
      200,
    );
  });
}
