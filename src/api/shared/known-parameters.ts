import type { OpenAPIHono } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import { Problem } from './problem.ts';

type Definitions = OpenAPIHono['openAPIRegistry']['definitions'];

/** Refuses query parameters that a route's contract does not have. @throws Problem 400 */
export function refuseUnknownParameters({ openAPIRegistry }: OpenAPIHono): MiddlewareHandler {
  // One for each route, so there are few.
  const found = new Map<string, string[] | null>();
  return async (context, next) => {
    const paths = matchedRoutes(context).map(({ path }) => path);
    const key = paths.join(' ');
    const known = found.get(key) ?? knownParameters(openAPIRegistry.definitions, paths);
    found.set(key, known);
    const unknown = Object.keys(context.req.query()).find((name) => known?.includes(name) === false);
    if (unknown !== undefined)
      throw new Problem(400, `${unknown}: there is no such parameter: ${known?.join(', ') || 'this path has none'}`);
    await next();
  };
}

/** The query parameters of the route at one of the paths; null where there is none. */
function knownParameters(definitions: Definitions, paths: readonly string[]): string[] | null {
  for (const definition of definitions) {
    if (definition.type !== 'route') continue;
    const { path, request } = definition.route;
    if (!paths.includes(path.replace(/\{(\w+)\}/g, ':$1'))) continue;
    return request?.query && 'shape' in request.query ? Object.keys(request.query.shape) : [];
  }
  return null;
}
