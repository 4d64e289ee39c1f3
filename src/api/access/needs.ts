import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Role } from '../../store/access/role.ts';

/** What an operation declares of who may call it: every operation has this, and one without is refused. */
export interface Needs {
  readonly security: Record<string, string[]>[];
  readonly 'x-role': Role | 'public';
}

/**
 * Declares the role that an operation needs; `public` for what everybody may know.
 * @example needs('viewer')['x-role'] // 'viewer'
 */
export function needs(role: Role | 'public'): Needs {
  return { security: role === 'public' ? [] : [{ apiKey: [] }, { session: [] }], 'x-role': role };
}

/** Describes the credentials that operations name. */
export function securitySchemes({ openAPIRegistry }: OpenAPIHono): void {
  openAPIRegistry.registerComponent('securitySchemes', 'apiKey', {
    type: 'http',
    scheme: 'bearer',
    description: 'An API key, where authentication is configured',
  });
  openAPIRegistry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'evenkeel_session',
    description: 'The session of a browser; behind TLS the cookie is __Host-evenkeel_session',
  });
}
