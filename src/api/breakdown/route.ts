import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { needs } from '../access/needs.ts';
import type { CurrentReadModel } from '../../pipeline/read/current-read-model.ts';
import type { SliceOverview } from '../../pipeline/read/series/slice-overviews.ts';
import { withheld } from '../../pipeline/read/series/withheld.ts';
import { recentJson } from '../metrics/json.ts';
import { recentSchema } from '../metrics/schema.ts';
import { pageOf, pageQuery } from '../shared/page-query.ts';
import { Problem, problemResponse } from '../shared/problem.ts';
import { ready } from '../shared/ready.ts';
import { metricParams } from '../shared/series-query.ts';
import { verdictJson } from '../shared/verdict-json.ts';
import { verdictSchema } from '../shared/verdict-schema.ts';

const sliceSchema = z
  .object({
    slice: z.string().openapi({ example: 'country=DE' }),
    latest: verdictSchema,
    recent: recentSchema,
  })
  .openapi('Slice');

export type SliceJson = z.infer<typeof sliceSchema>;

const route = createRoute({
  method: 'get',
  path: '/api/v1/metrics/{id}/breakdown',
  ...needs('viewer'),
  summary: 'The slices of one dimension with their latest verdicts',
  request: {
    params: metricParams,
    query: pageQuery.extend({
      dimension: z.string().openapi({ description: 'One of the dimensions of the metric', example: 'country' }),
      find: z
        .string()
        .max(100, 'write at most 100 characters')
        // PostgreSQL has no such text.
        .refine((part) => !part.includes('\0'), 'write no NUL character')
        .optional()
        .openapi({ description: 'Part of the value of a slice, whatever its case', example: 'germ' }),
    }),
  },
  responses: {
    200: {
      description: 'A page of slices, the largest gap of the last judged day first',
      content: {
        'application/json': { schema: z.object({ data: z.array(sliceSchema), next_cursor: z.string().nullable() }) },
      },
    },
    400: problemResponse('An invalid parameter'),
    404: problemResponse('No such metric or dimension'),
    503: problemResponse('The first run has not finished yet'),
  },
});

export function breakdownRoute(app: OpenAPIHono, current: CurrentReadModel): void {
  app.openapi(route, async (context) => {
    const model = await ready(current);
    const { id } = context.req.valid('param');
    const { dimension, find, limit, cursor } = context.req.valid('query');
    const slices = await model.sliceOverviews(id, dimension, { limit: limit + 1, offset: cursor, find });
    if (!slices) throw new Problem(404, `there is no metric '${id}' that is sliced by '${dimension}'`);
    const { data, next_cursor } = pageOf(slices, { limit, cursor });
    const isStale = model.staleness !== null;
    return context.json(
      { data: data.flatMap((one) => sliceJson(one, model.business.currency, isStale)), next_cursor },
      200,
    );
  });
}

function sliceJson({ slice, recent }: SliceOverview, currency: string, isStale: boolean): SliceJson[] {
  const latest = recent.at(-1);
  if (!latest) return [];
  return [{ slice, latest: verdictJson(isStale ? withheld(latest) : latest, currency), recent: recentJson(recent) }];
}
