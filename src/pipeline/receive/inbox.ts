import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createPrivateFile } from '../../store/connect/private-file.ts';
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
  pathOf(name: string): string;
  /**
   * Gives a batch other content. It keeps its name, by which the request that brought it is known, and its time, which says how far the
   * source has delivered.
   */
  rewrite(name: string, content: string): Promise<void>;
  rewriteAnswer(name: string, answer: string): Promise<void>;
}

export function inbox(folder: string): Inbox {
  const names = async (): Promise<string[]> =>
    (await namesIn(folder)).filter((name) => /^[^.].*\.ndjson$/.test(name)).sort();
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
      await writeSynced(folder, answerFile(name), answer(name));
      await rename(path, join(folder, name));
      await syncFolder(folder);
    },
    pathOf: (name) => join(folder, name),
    async rewrite(name, content) {
      const { mtime } = await stat(join(folder, name));
      await writeSynced(folder, name, content, mtime);
    },
    rewriteAnswer: async (name, answer) => writeSynced(folder, answerFile(name), answer),
  };
}

/** Writes a file so that it is there as a whole, or as it was, even if the machine stops. */
async function writeSynced(folder: string, name: string, content: string, time?: Date): Promise<void> {
  const path = join(folder, `.${randomUUID()}.unfinished`);
  const file = await createPrivateFile(path);
  try {
    await file.writeFile(content);
    if (time) await file.utimes(time, time);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(path, join(folder, name));
  await syncFolder(folder);
}

async function syncFolder(folder: string): Promise<void> {
  const directory = await open(folder);
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

/** None where there is no such folder. */
async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  });
}

/**
 * Removes what requests of a killed process had not finished.
 * @param idleMs leaves what was written to since then: a server may be at it
 */
export async function removeUnfinished(folder: string, idleMs = 0): Promise<void> {
  const before = Date.now() - idleMs;
  for (const name of await namesIn(folder)) {
    if (!name.endsWith('.unfinished')) continue;
    const found = await stat(join(folder, name)).catch(() => null);
    // A clock that was set back gives times that are yet to come.
    if (idleMs === 0 || (found && found.mtimeMs <= before)) await rm(join(folder, name), { force: true });
  }
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
