import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writePrivateFile } from '../../store/connect/private-file.ts';
import { ReceiveError } from './receive-error.ts';
import { spooled } from './spooled.ts';

/** A body that is written but not taken yet. */
export interface Spooled {
  readonly path: string;
  readonly hash: string;
}

const DIGITS = 32;

/**
 * The batches of a source: a file each, named after when it came, the hash of its content and that of its idempotency key, so that they
 * sort by when they came. Beside each is the answer that was given for it.
 */
export interface Inbox {
  /** Names of the batches, the oldest first. */
  names(): Promise<string[]>;
  spool(body: ReadableStream<Uint8Array>, isGzip: boolean): Promise<Spooled>;
  /** The batch that this one repeats. @throws ReceiveError for another body under the same key */
  repeated(spool: Spooled, key: string | null): Promise<string | null>;
  /** The answer for a batch, as it was given. */
  answerOf(name: string): Promise<string>;
  /** Keeps a batch with its answer: from then on a crash loses nothing of it. @returns its name */
  keep(spool: Spooled, key: string | null, now: Date, answer: (name: string) => string): Promise<void>;
}

export function inbox(folder: string): Inbox {
  const names = async (): Promise<string[]> =>
    (await readdir(folder).catch(() => [])).filter((name) => /^[^.].*\.ndjson$/.test(name)).sort();
  return {
    names,
    async spool(body, isGzip) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const path = join(folder, `.${randomUUID()}.unfinished`);
      try {
        return { path, hash: await spooled(path, body, isGzip) };
      } catch (error) {
        await rm(path, { force: true });
        throw error;
      }
    },
    async repeated({ hash }, key) {
      const [body, keyed] = [hash.slice(0, DIGITS), keyPart(key)];
      // Without a key the content is what makes two requests the same.
      const same = (await names()).find((name) => name.includes(keyed === '' ? `-${body}.` : `${keyed}.`));
      if (same === undefined) return null;
      if (!same.includes(`-${body}`))
        throw new ReceiveError('other_body', 'this Idempotency-Key came with another body before: use a key once');
      return same;
    },
    answerOf: async (name) => readFile(join(folder, answerFile(name)), 'utf8'),
    async keep({ path, hash }, key, now, answer) {
      const last = (await names()).at(-1) ?? '';
      const name = `${laterThan(last, now)}-${hash.slice(0, DIGITS)}${keyPart(key)}.ndjson`;
      await writePrivateFile(join(folder, answerFile(name)), answer(name));
      await rename(path, join(folder, name));
      const directory = await open(folder);
      try {
        await directory.sync();
      } finally {
        await directory.close();
      }
    },
  };
}

/** Removes what requests of a killed process had not finished. */
export async function removeUnfinished(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => []))
    if (name.endsWith('.unfinished')) await rm(join(folder, name), { force: true });
}

function answerFile(name: string): string {
  return `.${name}.answer`;
}

function keyPart(key: string | null): string {
  return key === null ? '' : `-k${createHash('sha256').update(key).digest('hex').slice(0, DIGITS)}`;
}

/** A time as the beginning of a name, after that of another name even if the clock was set back. */
function laterThan(name: string, now: Date): string {
  const last = Number(/^(\d{13})-/.exec(name)?.[1] ?? 0);
  return String(Math.max(now.getTime(), last + 1)).padStart(13, '0');
}
