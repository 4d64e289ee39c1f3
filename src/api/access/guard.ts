import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context, MiddlewareHandler } from 'hono';
import type { Refusal } from '../../access/access.ts';
import type { FailedAttempts } from '../../access/failed-attempts.ts';
import type { Principal } from '../../access/principal.ts';
import { requestRate } from '../../access/request-rate.ts';
import { includesRole } from '../../access/role.ts';
import type { AccessSettings } from '../../access/settings.ts';
import { StoreError } from '../../store/connect/database.ts';
import { Problem } from '../shared/problem.ts';
import { audit, audited } from './audited.ts';
import { clientAddress } from './client-address.ts';
import type { Doors } from './doors.ts';
import { identified } from './identified.ts';
import { operationFinder, type Operation } from './operation.ts';
import { isForeignOrigin, isOwnHost, isSafe } from './origins.ts';

/** Refuses requests under a foreign host, against DNS rebinding, and changes that a page of another origin asks a browser for. */
export function refuseForeignPages(settings: AccessSettings | null): MiddlewareHandler {
  return async (context, next) => {
    if (!isOwnHost(context, settings))
      throw new Problem(
        403,
        settings
          ? `this server answers as ${settings.publicUrl?.host ?? ''} only`
          : 'this server answers on loopback only: use localhost or 127.0.0.1 as its host',
      );
    if (!isSafe(context.req.method) && isForeignOrigin(context, settings))
      throw new Problem(403, `a page of ${context.req.header('origin')} may not change anything here`);
    await next();
  };
}

/**
 * The one layer before all routes: who is it, may they do this, and how often. What no contract declares is refused. Changes and what was
 * refused go into the audit log.
 */
export function guard(app: OpenAPIHono, doors: Doors, attempts: FailedAttempts): MiddlewareHandler {
  const { settings, localUser, now } = doors;
  const operationOf = operationFinder(app);
  const addressOf = clientAddress(settings?.proxies ?? []);
  const rate = requestRate(settings?.requestsPerMinute ?? 0, () => now().getTime());
  return async (context, next) => {
    const operation = operationOf(context);
    context.set('address', addressOf(context));
    context.set('principal', null);
    if (settings === null) context.set('principal', { kind: 'local', name: localUser, role: 'admin', keyId: null });
    else await admit(context, settings, operation);
    await audited(context, doors, operation, next);
    if (settings && !context.res.headers.has('cache-control')) context.header('cache-control', 'private, no-cache');
  };

  async function admit(context: Context, ownSettings: AccessSettings, operation: Operation | null): Promise<void> {
    const isPublic = operation?.role === 'public';
    if (isPublic && context.req.header('authorization') !== undefined) return takeOne(context.var.address);
    const who = await identified(context, doors, ownSettings, attempts);
    takeOne(clientOf(who.principal, context.var.address));
    context.set('principal', who.principal);
    if (who.principal) context.set('stillAllowed', async () => isStillAllowed(who.again, operation));
    if (isPublic) return;
    if (who.principal === null) throw new Problem(401, who.reason);
    const refusal = refusalOf(who.principal, operation);
    if (refusal === null) return;
    const what = operation?.summary || context.req.method;
    if (!isSafe(context.req.method))
      await audit(context, doors, { what, target: context.req.path, outcome: 'refused' });
    throw refusal;
  }

  function takeOne(client: string): void {
    const wait = rate.take(client);
    if (wait > 0) throw new Problem(429, 'too many requests').after(wait);
  }
}

async function isStillAllowed(
  again: () => Promise<Principal | Refusal>,
  operation: Operation | null,
): Promise<boolean> {
  try {
    const found = await again();
    return typeof found !== 'string' && refusalOf(found, operation) === null;
  } catch (error) {
    // A store that can't be reached has revoked nothing; the next look tells.
    if (error instanceof StoreError) return true;
    throw error;
  }
}

function clientOf(principal: Principal | null, address: string): string {
  return principal === null ? address : `${principal.kind} ${principal.keyId ?? principal.name}`;
}

/** Why somebody may not do something; null if they may. */
function refusalOf(principal: Principal, operation: Operation | null): Problem | null {
  // Nothing is at such a path, as somebody with a role may know.
  if (operation === null) return null;
  const { role } = operation;
  if (role === null || role === 'public') return new Problem(403, 'no role may do this');
  if (includesRole(principal.role, role)) return null;
  return new Problem(403, `this needs the role ${role}; ${principal.name} is ${principal.role}`);
}
