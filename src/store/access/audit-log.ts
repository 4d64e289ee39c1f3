import type { Database } from '../connect/database.ts';
import { instant, text, word } from '../row.ts';

export const AUDIT_OUTCOMES = ['done', 'refused', 'failed'] as const;

/** How somebody was recognised: by an API key, a session in a browser, or as the user of the machine; or not at all. */
export const AUDIT_KINDS = ['key', 'session', 'local', 'none'] as const;

/** Something that was done, or that somebody tried to do. */
export interface AuditEntry {
  readonly at: Date;
  readonly who: string;
  readonly kind: (typeof AUDIT_KINDS)[number];
  readonly what: string;
  /** Empty where `what` says it. */
  readonly target: string;
  readonly outcome: (typeof AUDIT_OUTCOMES)[number];
  /** The network address, or `terminal`. */
  readonly origin: string;
}

export async function saveAuditEntry(db: Database, entry: AuditEntry): Promise<void> {
  const { at, who, kind, what, target, outcome, origin } = entry;
  await db.query(
    `insert into audit_log (done_at, who, kind, what, target, outcome, origin)
     values (cast($1 as timestamp with time zone), $2, $3, $4, $5, $6, $7)`,
    [at.toISOString(), who, kind, what, target, outcome, origin],
  );
}

/** Entries, the newest first. */
export async function loadAuditLog(
  db: Database,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<AuditEntry[]> {
  const rows = await db.query(
    `select done_at, who, kind, what, target, outcome, origin
     from audit_log
     order by done_at desc, who collate "C", what collate "C", target collate "C"
     limit cast($1 as bigint) offset cast($2 as bigint)`,
    [limit, offset],
  );
  return rows.map((row) => ({
    at: new Date(instant(row, 'done_at')),
    who: text(row, 'who'),
    kind: word(row, 'kind', AUDIT_KINDS),
    what: text(row, 'what'),
    target: text(row, 'target'),
    outcome: word(row, 'outcome', AUDIT_OUTCOMES),
    origin: text(row, 'origin'),
  }));
}
