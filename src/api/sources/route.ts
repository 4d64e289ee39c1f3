import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import type { CurrentReadModel } from '../../pipeline/read/current-read-model.ts';
import { rejectsCsv } from '../../report/csv/rejects-csv.ts';
import { needs } from '../access/needs.ts';
import { pageOf, pageQuery, wholeListQuery, wholeOrPageOf } from '../shared/page-query.ts';
import { Problem, problemResponse } from '../shared/problem.ts';
import { ready } from '../shared/ready.ts';
import { seriesQuery } from '../shared/series-query.ts';
import { sourceJson } from './json.ts';
import { rejectSchema, sourceSchema } from './schema.ts';

const sources = createRoute({
  method: 'get',
  path: '/api/v1/sources',
  ...needs('viewer'),
  summary: 'The sources: how far each has delivered, and what its files held',
  request: { query: wholeListQuery },
  responses: {
    200: {
      description: 'All sources, in the order of the config',
      content: {
        'application/json': { schema: z.object({ data: z.array(sourceSchema), next_cursor: z.string().nullable() }) },
      },
    },
    400: problemResponse('An invalid parameter'),
    503: problemResponse('The first run has not finished yet'),
  },
});

const rejects = createRoute({
  method: 'get',
  path: '/api/v1/sources/{id}/rejects',
  ...needs('viewer'),
  summary: 'The values that the newest load of each file of a source refused',
  request: {
    params: z.object({ id: z.string().openapi({ example: 'shop' }) }),
    query: seriesQuery.pick({ format: true }).extend(pageQuery.shape),
  },
  responses: {
    200: {
      description: 'A page of values, by file and line; as CSV all of them',
      content: {
        'application/json': { schema: z.object({ data: z.array(rejectSchema), next_cursor: z.string().nullable() }) },
        'text/csv': { schema: z.string() },
      },
    },
    400: problemResponse('An invalid parameter'),
    404: problemResponse('No such source'),
    503: problemResponse('The first run has not finished yet'),
  },
});

export function sourcesRoute(app: OpenAPIHono, current: CurrentReadModel): void {
  app.openapi(sources, async (context) => {
    const model = await ready(current);
    const all = (await model.sources()).map((report) => sourceJson(report, model.business.zone));
    return context.json(wholeOrPageOf(all, context.req.valid('query')), 200);
  });
  app.openapi(rejects, async (context) => {
    const model = await ready(current);
    const { id } = context.req.valid('param');
    if (!model.business.sources.some((source) => source.id === id))
      throw new Problem(404, `there is no source '${id}'`);
    const { format, limit, cursor } = context.req.valid('query');
    if (format === 'csv') {
      const all = await model.rejects(id, { offset: 0, limit: null });
      return context.text(rejectsCsv(all), 200, { 'content-type': 'text/csv; charset=utf-8' });
    }
    const page = pageOf(await model.rejects(id, { offset: cursor, limit: limit + 1 }), { limit, cursor });
    const data = page.data.map(({ columnName, ...reject }) => ({ ...reject, name: columnName }));
    return context.json({ data, next_cursor: page.next_cursor }, 200);
  });
}
