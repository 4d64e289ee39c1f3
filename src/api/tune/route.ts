import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { needs } from '../access/needs.ts';
import type { CurrentReadModel } from '../../pipeline/read/current-read-model.ts';
import type { ReadModel } from '../../pipeline/read/read-model.ts';
import { reportsToTune, tunedMetrics, TuningError } from '../../pipeline/tune/tuning.ts';
import type { Trial } from '../../tune/settings.ts';
import { Problem, problemResponse } from '../shared/problem.ts';
import { ready } from '../shared/ready.ts';
import { tunedMetricJson } from './json.ts';
import { tunedMetricSchema, type TunedMetricJson } from './schema.ts';

const ONE = 'give one of tolerance, min_change and alerts_per_month';

const bodySchema = z
  .strictObject({
    metric: z.string().optional().openapi({ description: 'Id of a metric; all without it', example: 'revenue' }),
    tolerance: z
      .number()
      .min(0)
      .max(10)
      .optional()
      .openapi({ description: 'As in the config: a share of the forecast', example: 0.1 }),
    min_change: z
      .number()
      .min(0)
      .optional()
      .openapi({ description: 'As in the config: of each metric of money, in its unit', example: 5000 }),
    alerts_per_month: z
      .number()
      .positive()
      .optional()
      .openapi({ description: 'A budget of alerts, of the metric or of all together', example: 1 }),
  })
  .refine(
    ({ tolerance, min_change, alerts_per_month }) =>
      [tolerance, min_change, alerts_per_month].filter((one) => one !== undefined).length < 2,
    ONE,
  )
  .openapi('TuneRequest');

const route = createRoute({
  method: 'post',
  path: '/api/v1/tune/preview',
  ...needs('analyst'),
  summary: 'The judged days replayed with other settings',
  description: `How many alerts another tolerance, another smallest change or a budget of alerts would have meant: ${ONE}, or none to see the present settings. Nothing is stored or changed.`,
  request: { body: { required: true, content: { 'application/json': { schema: bodySchema } } } },
  responses: {
    200: {
      description: 'The metrics, in the order of the catalogue',
      content: {
        'application/json': { schema: z.object({ data: z.array(tunedMetricSchema), next_cursor: z.null() }) },
      },
    },
    400: problemResponse('An invalid body, or money of a metric that has none'),
    404: problemResponse('No such metric'),
    503: problemResponse('The first run has not finished yet'),
  },
});

export function tuneRoute(app: OpenAPIHono, current: CurrentReadModel): void {
  app.openapi(route, async (context) => {
    const model = await ready(current);
    const { metric, ...trial } = context.req.valid('json');
    const data = await orProblem(async () => answer(model, metric, trialOf(trial)));
    return context.json({ data, next_cursor: null }, 200);
  });
}

async function answer(model: ReadModel, id: string | undefined, trial: Trial | null): Promise<TunedMetricJson[]> {
  const tuned = tunedMetrics(await reportsToTune(model, id, trial), trial);
  const noticed = id === undefined ? null : await model.noticedChanges(id);
  return tuned.map((one) => tunedMetricJson(one, noticed, model.business.currency));
}

function trialOf({ tolerance, min_change, alerts_per_month }: z.infer<typeof bodySchema>): Trial | null {
  if (tolerance !== undefined) return { by: 'percent', tolerance };
  if (min_change !== undefined) return { by: 'money', minChange: min_change };
  return alerts_per_month === undefined ? null : { by: 'alerts', alertsPerMonth: alerts_per_month };
}

/** @throws Problem for a TuningError */
async function orProblem<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof TuningError ? new Problem(error.isUnknown ? 404 : 400, error.message) : error;
  }
}
