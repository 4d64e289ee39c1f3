import { createHash } from 'node:crypto';
import type { Database } from '../../store/connect/database.ts';
import { number, text } from '../../store/row.ts';
import { sqlFile } from '../../store/sql-file.ts';
import { eachRowIsAnOrder } from '../files/row-reader.ts';
import { fileName } from '../files/zip/zip-path.ts';
import { filesOf } from '../files/source-files.ts';
import type { Source } from '../source.ts';

/** Another file whose events equal some of a file's that are counted beside them. */
export interface EqualEvents {
  readonly file: string;
  readonly events: number;
}

/**
 * What stands for a file in the ids of its events, or of its rows that are orders without a number, where equal ones of two files are two:
 * `@` and 8 characters. Empty where equal ones of a source's files are one.
 */
export function fileTag(source: Source, file: string): string {
  const isUnnamed = source.table === 'fact_ops_events' || eachRowIsAnOrder(source);
  if (!isUnnamed || source.mode === 'replace_days' || source.overlappingFiles) return '';
  return `@${createHash('sha256').update(file).digest('hex').slice(0, 8)}`;
}

/**
 * Gives staged events the facts that they were before their log was renamed or rotated: equal events that no file of the source has any
 * more. Part of the transaction of the load.
 *
 * @param hashOf digest of a file's content, as receipts have it
 * @returns the files that still have equal events
 */
export async function adoptEvents(
  db: Database,
  source: Source,
  load: { readonly tag: string; readonly loadId: number },
  hashOf: (path: string) => Promise<string>,
): Promise<EqualEvents[]> {
  const rows = await db.query(await sqlFile(`load/${source.table}/equal_elsewhere.sql`), [source.id, load.tag]);
  if (rows.length === 0) return [];
  const loaded = await loadedFiles(db, source);
  const paths = await filesOf(source).catch(() => []);
  const free: string[] = [];
  const left: string[] = [];
  const equal: EqualEvents[] = [];
  for (const row of rows) {
    const tag = text(row, 'tag');
    const other = loaded.find(({ file }) => fileTag(source, file) === tag);
    const path = other && paths.find((known) => fileName(known) === other.file);
    const isThere = path !== undefined && (await hashOf(path).catch(() => null)) === other?.contentHash;
    if (isThere && other) equal.push({ file: other.file, events: number(row, 'events') });
    else {
      free.push(tag);
      if (other) left.push(other.file);
    }
  }
  if (free.length > 0)
    await db.query(await sqlFile(`load/${source.table}/adopt.sql`), [source.id, load.loadId, free.join(' ')]);
  // If such a file comes back as it was, its events are its own again, so it has to be read.
  for (const file of left)
    await db.query("update loads set content_hash = '' where source = $1 and file = $2", [source.id, file]);
  return equal;
}

async function loadedFiles(
  db: Database,
  source: Source,
): Promise<{ readonly file: string; readonly contentHash: string }[]> {
  const rows = await db.query(
    `select file, content_hash
     from loads
     where source = $1
       and load_id in (select max(load_id) from loads where source = $1 group by file)`,
    [source.id],
  );
  return rows.map((row) => ({ file: text(row, 'file'), contentHash: text(row, 'content_hash') }));
}
