import type { Context, Next } from 'hono';
import { saveAuditEntry, type AuditEntry } from '../../store/access/audit-log.ts';
import type { Doors } from './doors.ts';
import type { Operation } from './operation.ts';
import { isSafe } from './origins.ts';

/** What only reads, though its method says otherwise. */
const PREVIEW = /\/preview$|^\/mcp$/;

/** Lets a request go on, and puts what it changed, or was not allowed to, into the audit log. */
export async function audited(context: Context, doors: Doors, operation: Operation | null, next: Next): Promise<void> {
  await next();
  const { method, path } = context.req;
  // What strangers try is counted, not kept: they could fill the log.
  if (isSafe(method) || operation === null || context.var.principal === null) return;
  if (PREVIEW.test(path) || context.var.audited) return;
  const what = operation.summary || `${method} ${path}`;
  await audit(context, doors, { what, target: path, outcome: outcomeOf(context.res.status) });
}

/** Puts an entry into the audit log. */
export async function audit(
  context: Context,
  { db, now }: Doors,
  entry: Pick<AuditEntry, 'what' | 'target' | 'outcome'>,
): Promise<void> {
  context.set('audited', true);
  await saveAuditEntry(db, { at: now(), ...actorOf(context), ...entry });
}

/** Who makes a request, and from where. */
export function actorOf({ var: { principal, address } }: Context): Pick<AuditEntry, 'who' | 'kind' | 'origin'> {
  return { who: principal?.name ?? '', kind: principal?.kind ?? 'none', origin: address };
}

function outcomeOf(status: number): AuditEntry['outcome'] {
  if (status < 400) return 'done';
  return status < 500 ? 'refused' : 'failed';
}
