import type { MiddlewareHandler } from 'hono';
import { Problem } from './problem.ts';

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i;

/** Refuses requests whose Host is not this machine, against DNS rebinding: a foreign page whose name resolves to 127.0.0.1. */
export const refuseForeignHosts: MiddlewareHandler = async (context, next) => {
  const host = context.req.header('host') ?? '';
  if (!LOOPBACK.test(host))
    throw new Problem(403, 'this server answers on loopback only: use localhost or 127.0.0.1 as its host');
  await next();
};
