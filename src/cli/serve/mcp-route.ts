import type { OpenAPIHono } from '@hono/zod-openapi';
import { version } from '../program/version.ts';

const PASSED_ON = ['authorization', 'cookie', 'host', 'origin', 'sec-fetch-site', 'sec-fetch-mode'];

/** Serves the Model Context Protocol at /mcp: each question goes through the doors again, as whoever asks it. */
export function serveMcp(app: OpenAPIHono): void {
  app.post('/mcp', async (context) => {
    const { answerOverHttp } = await import('../../mcp/over-http.ts');
    const headers = Object.fromEntries(
      PASSED_ON.flatMap((name) => {
        const value = context.req.header(name);
        return value === undefined ? [] : [[name, value]];
      }),
    );
    const ask = async (path: string): Promise<Response> =>
      app.request(new URL(path, context.req.url), { headers }, context.env);
    return answerOverHttp(context.req.raw, ask, version());
  });
  // Nothing is sent that was not requested, so there is no stream to open and no session to end.
  app.on(['GET', 'DELETE'], '/mcp', (context) => context.body(null, 405, { allow: 'POST' }));
}
