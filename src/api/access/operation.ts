import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { matchedRoutes } from 'hono/route';
import { OIDC_CALLBACK, OIDC_START } from './oidc-paths.ts';
import { ROLES, type Role } from '../../store/access/role.ts';

/** What a request is about, as its contract says. */
export interface Operation {
  readonly summary: string;
  /** Null where nothing declares who may call it: then nobody may. */
  readonly role: Role | 'public' | null;
}

/** Routes that the OpenAPI document doesn't list: those of the document itself, of the identity provider, and of the Model Context Protocol. */
const OTHERS: Readonly<Record<string, Role | 'public'>> = {
  'GET /openapi.json': 'viewer',
  'GET /docs': 'viewer',
  'GET /docs.css': 'public',
  [`GET ${OIDC_START}`]: 'public',
  [`GET ${OIDC_CALLBACK}`]: 'public',
  'POST /mcp': 'viewer',
  'GET /mcp': 'viewer',
  'DELETE /mcp': 'viewer',
};

/** Finds the operation that answers a request; null if there is none. */
export function operationFinder(app: OpenAPIHono): (context: Context) => Operation | null {
  // One for each route, so there are few.
  const found = new Map<string, Operation>();
  return (context) => {
    // Middleware has the method ALL. Of several routes the first one answers.
    const matched = matchedRoutes(context).find(({ method }) => method !== 'ALL');
    if (!matched) return null;
    const key = `${matched.method} ${matched.path}`;
    const operation = found.get(key) ?? operationOf(app, matched.method, matched.path);
    found.set(key, operation);
    return operation;
  };
}

function operationOf({ openAPIRegistry }: OpenAPIHono, method: string, path: string): Operation {
  const other = OTHERS[`${method} ${path}`];
  if (other !== undefined) return { summary: '', role: other };
  for (const definition of openAPIRegistry.definitions) {
    if (definition.type !== 'route') continue;
    const { route } = definition;
    if (route.method.toUpperCase() === method && route.path.replace(/\{(\w+)\}/g, ':$1') === path)
      return { summary: route.summary ?? '', role: roleOf(route) };
  }
  return { summary: '', role: null };
}

function roleOf(route: object): Operation['role'] {
  const declared: unknown = 'x-role' in route ? route['x-role'] : null;
  return declared === 'public' ? declared : (ROLES.find((role) => role === declared) ?? null);
}
