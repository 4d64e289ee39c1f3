import { loadAuditLog, type AuditEntry } from '../../../store/access/audit-log.ts';
import { plainText } from '../../../warehouse/load-error.ts';
import type { Context } from '../../context.ts';
import { textTable } from '../../init/text/text-table.ts';
import { withExistingStore } from '../../with-store.ts';

/** Where no terminal sets the width. */
const WIDEST = 10_000;

/** `evenkeel audit`: who did what, when, and from where, the newest first. */
export async function auditCommand(
  context: Context,
  { format, limit }: { readonly format: 'table' | 'json'; readonly limit: number },
): Promise<void> {
  const entries = await withExistingStore(context, async (db) => loadAuditLog(db, { offset: 0, limit }));
  if (format === 'json') process.stdout.write(`${JSON.stringify(entries, null, 2)}\n`);
  else if (entries.length === 0) process.stdout.write('nothing is in the audit log\n');
  else process.stdout.write(`${table(entries).join('\n')}\n`);
}

function table(entries: readonly AuditEntry[]): string[] {
  const columns: readonly (readonly [string, (entry: AuditEntry) => string])[] = [
    ['When', ({ at }) => at.toISOString().slice(0, 19).concat('Z')],
    ['Who', ({ who, kind }) => (who === '' ? 'a stranger' : `${who} (${kind})`)],
    ['From', ({ origin }) => origin],
    ['Outcome', ({ outcome }) => outcome],
    ['What', ({ what, target }) => `${what} ${target}`.trim()],
  ];
  return textTable(
    columns.map(([head, cell]) => ({
      head: [head],
      cells: entries.map((entry) => plainText(cell(entry))),
      isNumber: false,
    })),
    process.stdout.columns ?? WIDEST,
  );
}
