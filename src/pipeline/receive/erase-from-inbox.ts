import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { JsonRecords, type JsonRecord, type JsonValue } from '../../warehouse/files/json/json-records.ts';
import type { RewrittenFile } from '../../warehouse/load/erase-customer.ts';
import type { Source } from '../../warehouse/source.ts';
import { inbox, removeUnfinished } from './inbox.ts';

const LONGER_THAN_A_REQUEST_MS = 3_600_000;

/** An id, and what stands in its place from now on. */
export interface Erasure {
  readonly customerId: string;
  readonly replacement: string;
}

/**
 * Replaces the id of a customer in the batches that sources received, loaded or not, and takes it out of the answers that were given for
 * them. A batch keeps its name, so that the same request is known as a repeat, and does not bring the id back.
 *
 * @returns the batches that had the id
 * @throws CsvError if a batch is no JSON any more
 */
export async function eraseFromInboxes(sources: readonly Source[], erasure: Erasure): Promise<RewrittenFile[]> {
  const rewritten: RewrittenFile[] = [];
  for (const { id, inbox: folder, columns } of sources) {
    if (folder === undefined) continue;
    await removeUnfinished(folder, LONGER_THAN_A_REQUEST_MS);
    const box = inbox(folder);
    for (const name of await box.names()) {
      const answer = answerWithout(await box.answerOf(name), erasure.customerId);
      const content = await contentWithout(box.pathOf(name), columns['customer_id'], answer.lines, erasure);
      if (content !== null) {
        await box.rewrite(name, content);
        rewritten.push({ source: id, file: name, contentHash: createHash('sha256').update(content).digest('hex') });
      }
      // Last, as it tells which refused values were the id.
      if (answer.lines.size > 0) await box.rewriteAnswer(name, answer.text);
    }
  }
  return rewritten;
}

/** An answer without the rejects that show an id, and their lines. */
function answerWithout(text: string, customerId: string): { text: string; lines: ReadonlySet<number> } {
  const { data } = JSON.parse(text) as { data: { rejects: { line: number; value: string }[] } };
  const shown = data.rejects.filter(({ value }) => value === customerId);
  const rejects = data.rejects.filter(({ value }) => value !== customerId);
  return { text: JSON.stringify({ data: { ...data, rejects } }), lines: new Set(shown.map(({ line }) => line)) };
}

/** The content of a batch without the id; null where it does not have it. */
async function contentWithout(
  path: string,
  column: string | undefined,
  refusedLines: ReadonlySet<number>,
  { customerId, replacement }: Erasure,
): Promise<string | null> {
  let isThere = false;
  const lines = (await recordsOf(path)).map(({ values, line }) => {
    const fields = Array.from(values, ([name, value]) => {
      const isErased = value.text === customerId && (name === column || refusedLines.has(line));
      isThere ||= isErased;
      return `${JSON.stringify(name)}:${isErased ? JSON.stringify(replacement) : valueJson(value)}`;
    });
    return `{${fields.join(',')}}\n`;
  });
  return isThere ? lines.join('') : null;
}

async function recordsOf(path: string): Promise<JsonRecord[]> {
  const reader = new JsonRecords(basename(path), null);
  const text = (await readFile(path, 'utf8')).replace(/^\ufeff/, '');
  return [...reader.push(text), ...reader.end()];
}

/** A value as JSON that reads as the same value. */
function valueJson({ kind, text }: JsonValue): string {
  if (kind === 'null') return 'null';
  if (kind === 'list') return '[]';
  return kind === 'number' ? text : JSON.stringify(text);
}
