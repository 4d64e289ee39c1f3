import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { needs } from '../access/needs.ts';
import { dayFromIso } from '../../calendar/day.ts';
import type { CurrentReadModel } from '../../pipeline/read/current-read-model.ts';
import { explanationCsv } from '../../report/csv/explanation-csv.ts';
import { Problem, problemResponse } from '../shared/problem.ts';
import { ready } from '../shared/ready.ts';
import { found, isoDay, metricParams, seriesQuery } from '../shared/series-query.ts';
import { explanationJson } from './json.ts';
import { explanationSchema } from './schema.ts';

const route = createRoute({
  method: 'get',
  path: '/api/v1/metrics/{id}/explanation',
  ...needs('viewer'),
  summary: 'Why a metric differs from what was expected',
  description:
    'At most three slices of the facts, and everything else; of a product its factors. The amounts add up to the gap between actual and expected value exactly. Either a `day`, or `from` and `to`.',
  request: {
    params: metricParams,
    query: seriesQuery.extend({
      day: isoDay.openapi({ description: 'The day; by default the last judged one', format: 'date' }),
      since: isoDay.openapi({
        description:
          'The onset of an event: the days are compared with what was expected before it, as the impact of an incident is. By default each day is compared with its own forecast',
        format: 'date',
      }),
    }),
  },
  responses: {
    200: {
      description: 'The explanation',
      content: {
        'application/json': { schema: z.object({ data: explanationSchema }) },
        'text/csv': { schema: z.string() },
      },
    },
    400: problemResponse('An invalid parameter'),
    404: problemResponse('No such metric or slice'),
    503: problemResponse('The first run has not finished yet'),
  },
});

export function explanationRoute(app: OpenAPIHono, current: CurrentReadModel): void {
  app.openapi(route, async (context) => {
    const model = await ready(current);
    const { id } = context.req.valid('param');
    const { slice, format, day, from, to, since } = context.req.valid('query');
    if (day !== undefined && (from !== undefined || to !== undefined))
      throw new Problem(400, 'day: name a day, or from and to, not both');
    const last = dayFromIsoOr(day ?? to ?? from, model.judgedTo);
    const first = dayFromIsoOr(day ?? from, last);
    if (first > last) throw new Problem(400, "to: this day is before 'from'");
    const onset = dayFromIsoOr(since, null);
    if (onset !== null && onset > first) throw new Problem(400, 'since: this day is after the first one');
    const report = found(await model.explanation(id, slice, { from: first, to: last, since: onset }), id, slice);
    if (format === 'csv')
      return context.text(explanationCsv(report), 200, { 'content-type': 'text/csv; charset=utf-8' });
    return context.json({ data: explanationJson(report, model.business.currency, model.fresh.lastClosed) }, 200);
  });
}

function dayFromIsoOr<T>(text: string | undefined, otherwise: T): T | ReturnType<typeof dayFromIso> {
  return text === undefined ? otherwise : dayFromIso(text);
}
