import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import type { CurrentReadModel } from '../../pipeline/read/current-read-model.ts';
import { needs } from '../access/needs.ts';
import { problemResponse } from '../shared/problem.ts';
import { ready } from '../shared/ready.ts';
import { settingsJson } from './json.ts';
import { settingsSchema } from './schema.ts';

const route = createRoute({
  method: 'get',
  path: '/api/v1/settings',
  ...needs('viewer'),
  summary: 'The settings of the business, its sources and its metrics',
  responses: {
    200: {
      description: 'The config as of the last run, without paths and credentials',
      content: { 'application/json': { schema: z.object({ data: settingsSchema }) } },
    },
    400: problemResponse('An unknown parameter'),
    503: problemResponse('The first run has not finished yet'),
  },
});

export function settingsRoute(app: OpenAPIHono, current: CurrentReadModel): void {
  app.openapi(route, async (context) => {
    const { business } = await ready(current);
    return context.json({ data: settingsJson(business) }, 200);
  });
}
