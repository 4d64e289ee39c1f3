import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { needs } from '../access/needs.ts';
import type { CurrentReadModel } from '../../pipeline/read/current-read-model.ts';
import { staleDay } from '../../pipeline/read/stale-day.ts';
import { alertsCsv } from '../../report/csv/alerts-csv.ts';
import { pageOf, pageQuery } from '../shared/page-query.ts';
import { problemResponse } from '../shared/problem.ts';
import { ready } from '../shared/ready.ts';
import { isRequested, optionalDay, seriesQuery } from '../shared/series-query.ts';
import { verdictJson } from '../shared/verdict-json.ts';
import { verdictSchema } from '../shared/verdict-schema.ts';

const query = seriesQuery.omit({ slice: true }).extend({
  status: z
    .enum(['warning', 'critical'], 'write warning or critical')
    .optional()
    .openapi({ description: 'Only such verdicts' }),
  ...pageQuery.shape,
});

const route = createRoute({
  method: 'get',
  path: '/api/v1/alerts',
  ...needs('viewer'),
  summary: 'Warning and Critical days of all series, newest first',
  request: { query },
  responses: {
    200: {
      description: 'A page of verdicts; as CSV all of them',
      content: {
        'application/json': {
          schema: z.object({
            data: z.array(verdictSchema),
            staleness: z.string().nullable().openapi({
              description:
                'Why no alert need not be good news: a run is late or has failed, or data have stopped; else null',
              example: 'The run of Sat 28 Nov 06:00 is late. Figures are from Wed 25 Nov.',
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

export function alertsRoute(app: OpenAPIHono, current: CurrentReadModel): void {
  app.openapi(route, async (context) => {
    const model = await ready(current);
    const stale = staleDay(model);
    const { currency } = model.business;
    const { status, limit, cursor, format, from, to } = context.req.valid('query');
    const filter = { status, from: optionalDay(from), to: optionalDay(to) };
    if (format === 'csv') {
      const all = await model.alerts({ ...filter, offset: 0, limit: null });
      const dataFaults = (await model.dataFaults()).filter(({ day }) => isRequested(day, { from, to }));
      return context.text(alertsCsv(all, currency, { stale, dataFaults }), 200, {
        'content-type': 'text/csv; charset=utf-8',
      });
    }
    const { data, next_cursor } = pageOf(await model.alerts({ ...filter, offset: cursor, limit: limit + 1 }), {
      limit,
      cursor,
    });
    const staleness = stale && stale.sentence;
    return context.json({ data: data.map((item) => verdictJson(item, currency)), staleness, next_cursor }, 200);
  });
}
