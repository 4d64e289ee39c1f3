import type { MiddlewareHandler } from 'hono';
import { Problem } from './problem.ts';

const SAFE: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses changes that a page of another origin asks a browser for. Browsers send Origin with each of them; scripts and other programs
 * send none.
 */
export const refuseForeignOrigins: MiddlewareHandler = async (context, next) => {
  const origin = context.req.header('origin');
  if (!SAFE.has(context.req.method) && origin !== undefined && !isOwn(origin, context.req.header('host') ?? ''))
    throw new Problem(403, `a page of ${origin} may not change anything here`);
  await next();
};

function isOwn(origin: string, host: string): boolean {
  return URL.canParse(origin) && new URL(origin).host === host.toLowerCase();
}
