import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { isAlert } from '../../detect/verdict.ts';
import { alertsCsv } from '../../report/csv/alerts-csv.ts';
import { ready, type CurrentModel } from '../current-model.ts';
import { problemResponse } from '../problem.ts';
import { verdictSchema } from '../schemas.ts';
import { isAsked, seriesQuery } from '../series-query.ts';
import { verdictJson } from '../to-json.ts';

const MOST = 1000;

const limitForm = `write a whole number from 1 to ${MOST}`;
const cursorForm = 'write the next_cursor of the answer before';

const query = seriesQuery.omit({ slice: true }).extend({
  status: z
    .enum(['warning', 'critical'], 'write warning or critical')
    .optional()
    .openapi({ description: 'Only such verdicts' }),
  limit: z.coerce.number(limitForm).int(limitForm).min(1, limitForm).max(MOST, limitForm).default(100),
  cursor: z.coerce
    .number(cursorForm)
    .int(cursorForm)
    .min(0, cursorForm)
    .default(0)
    .openapi({ description: 'next_cursor of the answer before' }),
});

const route = createRoute({
  method: 'get',
  path: '/api/v1/alerts',
  summary: 'Every Warning and Critical day of every series, newest first',
  request: { query },
  responses: {
    200: {
      description: 'A page of verdicts',
      content: {
        'application/json': { schema: z.object({ data: z.array(verdictSchema), next_cursor: z.string().nullable() }) },
        'text/csv': { schema: z.string() },
      },
    },
    400: problemResponse('A parameter that can not be read'),
    503: problemResponse('The first run has not finished yet'),
  },
});

export function alertsRoute(app: OpenAPIHono, current: CurrentModel): void {
  app.openapi(route, (context) => {
    const { series, summary } = ready(current);
    const { status, limit, cursor, format, ...range } = context.req.valid('query');
    const alerts = [...series.values()]
      .flatMap(({ days }) => days)
      .filter(({ day, verdict }) => isAlert(verdict) && isAsked(day, range))
      .filter(({ verdict }) => status === undefined || verdict.status === status)
      .sort((a, b) => b.day - a.day);
    if (format === 'csv')
      return context.text(alertsCsv(alerts, summary.currency), 200, { 'content-type': 'text/csv; charset=utf-8' });
    const page = alerts.slice(cursor, cursor + limit).map((item) => verdictJson(item, summary.currency));
    const next = cursor + limit < alerts.length ? String(cursor + limit) : null;
    return context.json({ data: page, next_cursor: next }, 200);
  });
}
