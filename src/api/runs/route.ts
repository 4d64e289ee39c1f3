import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import type { CurrentReadModel } from '../../pipeline/read/current-read-model.ts';
import type { RunRow } from '../../store/runs/load-runs.ts';
import { needs } from '../access/needs.ts';
import { pageOf, pageQuery } from '../shared/page-query.ts';
import { Problem, problemResponse } from '../shared/problem.ts';
import { ready } from '../shared/ready.ts';
import { runSchema } from './schema.ts';

const listRoute = createRoute({
  method: 'get',
  path: '/api/v1/runs',
  summary: 'The runs, the newest first',
  ...needs('viewer'),
  request: { query: pageQuery },
  responses: {
    200: {
      description: 'A page of runs',
      content: {
        'application/json': { schema: z.object({ data: z.array(runSchema), next_cursor: z.string().nullable() }) },
      },
    },
    400: problemResponse('An invalid parameter'),
    503: problemResponse('The first run has not finished yet'),
  },
});

const oneRoute = createRoute({
  method: 'get',
  path: '/api/v1/runs/{id}',
  summary: 'A run',
  ...needs('viewer'),
  request: {
    params: z.object({
      id: z
        .string()
        .regex(/^\d{1,15}$/, 'write the number of a run')
        .openapi({ example: '12' }),
    }),
  },
  responses: {
    200: { description: 'The run', content: { 'application/json': { schema: z.object({ data: runSchema }) } } },
    400: problemResponse('No number of a run, or an unknown parameter'),
    404: problemResponse('There is no such run'),
    503: problemResponse('The first run has not finished yet'),
  },
});

export function runsRoute(app: OpenAPIHono, current: CurrentReadModel): void {
  app.openapi(listRoute, async (context) => {
    const model = await ready(current);
    const { limit, cursor } = context.req.valid('query');
    const { data, next_cursor } = pageOf(await model.runs({ limit: limit + 1, offset: cursor }), { limit, cursor });
    return context.json({ data: data.map(runJson), next_cursor }, 200);
  });
  app.openapi(oneRoute, async (context) => {
    const model = await ready(current);
    const { id } = context.req.valid('param');
    const [run] = await model.runs({ id: Number(id), limit: 1, offset: 0 });
    if (!run) throw new Problem(404, `there is no run ${id}`);
    return context.json({ data: runJson(run) }, 200);
  });
}

function runJson({ id, asOf, slot, startedAt, finishedAt, isPublished }: RunRow): z.infer<typeof runSchema> {
  return {
    id,
    as_of: asOf.toISOString(),
    slot: slot?.toISOString() ?? null,
    started_at: startedAt.toISOString(),
    finished_at: finishedAt?.toISOString() ?? null,
    published: isPublished,
  };
}
