import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { ready, type CurrentModel } from '../current-model.ts';
import { problemResponse } from '../problem.ts';
import { metricSchema } from '../schemas.ts';
import { metricJson } from '../to-json.ts';

const route = createRoute({
  method: 'get',
  path: '/api/v1/metrics',
  summary: 'Every metric with its latest verdict',
  responses: {
    200: {
      description: 'In the order in which they are shown',
      content: { 'application/json': { schema: z.object({ data: z.array(metricSchema), next_cursor: z.null() }) } },
    },
    400: problemResponse('A parameter that is not known'),
    503: problemResponse('The first run has not finished yet'),
  },
});

export function metricsRoute(app: OpenAPIHono, current: CurrentModel): void {
  app.openapi(route, (context) => {
    const { series, summary } = ready(current);
    const views = [...series.values()];
    const data = views.flatMap((view) => {
      if (view.slice !== '') return [];
      const slices = views
        .filter(({ metric, slice }) => metric.id === view.metric.id && slice !== '')
        .map(({ slice }) => slice);
      return metricJson(view, slices, summary.currency) ?? [];
    });
    return context.json({ data, next_cursor: null }, 200);
  });
}
