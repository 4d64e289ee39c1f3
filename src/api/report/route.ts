import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { isoDay } from '../../calendar/day.ts';
import { reportOf } from '../../pipeline/publish/report-of.ts';
import type { CurrentReadModel } from '../../pipeline/read/current-read-model.ts';
import { needs } from '../access/needs.ts';
import { problemResponse } from '../shared/problem.ts';
import { ready } from '../shared/ready.ts';

const route = createRoute({
  method: 'get',
  path: '/api/v1/report',
  ...needs('viewer'),
  summary: 'The answers with their evidence as one printable HTML page, to save',
  responses: {
    200: {
      description: 'A page without scripts, pictures or fonts of its own; browsers save it as a file',
      content: { 'text/html': { schema: z.string() } },
    },
    400: problemResponse('An unknown parameter'),
    503: problemResponse('The first run has not finished yet'),
  },
});

export function reportRoute(app: OpenAPIHono, current: CurrentReadModel): void {
  app.openapi(route, async (context) => {
    const model = await ready(current);
    // Saved, not shown: its style sheet is within it, which the Content-Security-Policy of the pages forbids.
    context.header('content-disposition', `attachment; filename="report-${isoDay(model.fresh.lastClosed)}.html"`);
    return context.html(await reportOf(model), 200);
  });
}
