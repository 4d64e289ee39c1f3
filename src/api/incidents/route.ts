import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { needs } from '../access/needs.ts';
import type { CurrentReadModel } from '../../pipeline/read/current-read-model.ts';
import { staleDay } from '../../pipeline/read/stale-day.ts';
import { incidentsCsv } from '../../report/csv/incidents-csv.ts';
import { incidentDetailJson, incidentJson } from '../../report/incident-json.ts';
import { pageOf, pageQuery } from '../shared/page-query.ts';
import { Problem, problemResponse } from '../shared/problem.ts';
import { ready } from '../shared/ready.ts';
import { evidenceBundle, evidenceFileName } from './evidence-bundle.ts';
import { incidentDetailSchema, incidentSchema } from './schema.ts';

const query = z.object({
  state: z
    .enum(['open', 'closed'], 'write open or closed')
    .optional()
    .openapi({ description: 'Only open ones, or only those that are over or merged; by default all' }),
  format: z.enum(['json', 'csv'], 'write json or csv').default('json'),
  ...pageQuery.shape,
});

const listRoute = createRoute({
  method: 'get',
  path: '/api/v1/incidents',
  ...needs('viewer'),
  summary: 'Incidents: open ones first, the newest first of both',
  request: { query },
  responses: {
    200: {
      description: 'A page of incidents; as CSV all of them',
      content: {
        'application/json': {
          schema: z.object({
            data: z.array(incidentSchema),
            staleness: z.string().nullable().openapi({
              description:
                'Why no incident need not be good news: a run is late or has failed, or data have stopped; else null',
            }),
            next_cursor: z.string().nullable(),
          }),
        },
        'text/csv': { schema: z.string() },
      },
    },
    400: problemResponse('An invalid parameter'),
    503: problemResponse('The first run has not finished yet'),
  },
});

const detailRoute = createRoute({
  method: 'get',
  path: '/api/v1/incidents/{id}',
  ...needs('viewer'),
  summary: 'An incident with its timeline',
  request: { params: z.object({ id: z.string().openapi({ example: 'revenue-2026-09-21' }) }) },
  responses: {
    200: {
      description: 'The incident',
      content: { 'application/json': { schema: z.object({ data: incidentDetailSchema }) } },
    },
    400: problemResponse('An unknown parameter'),
    404: problemResponse('There is no such incident'),
    503: problemResponse('The first run has not finished yet'),
  },
});

const evidenceRoute = createRoute({
  method: 'get',
  path: '/api/v1/incidents/{id}/evidence',
  ...needs('viewer'),
  summary: 'All that is known of an incident as one zip archive',
  description:
    'README.txt, incident.json, explanation.json as of the API, and the days of its series with the 28 before as series.csv and chart.svg',
  request: { params: detailRoute.request.params },
  responses: {
    200: {
      description: 'The archive, to save',
      content: { 'application/zip': { schema: z.string().openapi({ format: 'binary' }) } },
    },
    400: problemResponse('An unknown parameter'),
    404: problemResponse('There is no such incident'),
    503: problemResponse('The first run has not finished yet'),
  },
});

export function incidentsRoute(app: OpenAPIHono, current: CurrentReadModel): void {
  app.openapi(listRoute, async (context) => {
    const model = await ready(current);
    const { currency } = model.business;
    const { state, limit, cursor, format } = context.req.valid('query');
    if (format === 'csv') {
      const all = await model.incidents({ state, offset: 0, limit: null });
      return context.text(incidentsCsv(all, currency), 200, { 'content-type': 'text/csv; charset=utf-8' });
    }
    const found = await model.incidents({ state, offset: cursor, limit: limit + 1 });
    const { data, next_cursor } = pageOf(found, { limit, cursor });
    const staleness = staleDay(model)?.sentence ?? null;
    return context.json({ data: data.map((item) => incidentJson(item, currency)), staleness, next_cursor }, 200);
  });
  app.openapi(detailRoute, async (context) => {
    const model = await ready(current);
    const { id } = context.req.valid('param');
    const incident = await model.incident(id);
    if (!incident) throw new Problem(404, `there is no incident '${id}'`);
    return context.json({ data: incidentDetailJson(incident, model.business.currency) }, 200);
  });
  app.openapi(evidenceRoute, async (context) => {
    const { id } = context.req.valid('param');
    const bundle = await evidenceBundle(await ready(current), id);
    if (!bundle) throw new Problem(404, `there is no incident '${id}'`);
    context.header('content-disposition', `attachment; filename="${evidenceFileName(id)}"`);
    return context.body(bundle, 200, { 'content-type': 'application/zip' });
  });
}
