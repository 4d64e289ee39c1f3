import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { access, mkdir, rename, rm, rmdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Transform, type TransformCallback } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { tooLarge } from '../../api/setup/app.ts';
import { Problem } from '../../api/shared/problem.ts';
import { isDataFile } from '../init/input-files.ts';

const MOST_CHARACTERS = 200;

/** Files that a browser has sent, in a folder of their own. */
export interface Uploads {
  /** @throws Problem for a name or a size that is not taken, or a file that is there already */
  readonly add: (name: string, body: ReadableStream<Uint8Array>) => Promise<void>;
  /** In the order in which they were sent. */
  readonly names: () => readonly string[];
  readonly remove: (name: string) => Promise<void>;
  /** Removes every one of them. */
  readonly clear: () => Promise<void>;
  /** The path of one. @throws Problem if it was not uploaded */
  readonly pathOf: (name: string) => string;
}

/** @param folder made with the first file; files that are in it already stay as they are, and the same file again is taken for them */
export function uploads(folder: string, mostBytes: number): Uploads {
  /** Whether the file came from the browser, by its name. */
  const names = new Map<string, boolean>();
  const remove = async (name: string): Promise<void> => {
    const isSent = names.get(name);
    if (!names.delete(name) || isSent !== true) return;
    await rm(join(folder, name), { force: true });
    // Only an empty folder is removed.
    if (names.size === 0) await rmdir(folder).catch(() => undefined);
  };
  return {
    async add(name, body) {
      refuseName(name);
      const path = join(folder, name);
      const isThere = names.get(name) !== true && (await exists(path));
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const unfinished = join(folder, `.${name}.unfinished`);
      try {
        await pipeline(chunksOf(body), atMost(mostBytes), createWriteStream(unfinished, { mode: 0o600 }));
        if (isThere && !(await areEqual(unfinished, path)))
          throw new Problem(409, `${path} exists: give the new file another name, or remove the old one`);
        if (!isThere) await rename(unfinished, path);
        names.set(name, !isThere);
      } finally {
        await rm(unfinished, { force: true });
        if (names.size === 0) await rmdir(folder).catch(() => undefined);
      }
    },
    names: () => [...names.keys()],
    remove,
    async clear() {
      for (const name of [...names.keys()]) await remove(name);
    },
    pathOf(name) {
      if (!names.has(name)) throw new Problem(404, `no file '${name}' was uploaded`);
      return join(folder, name);
    },
  };
}

/** A name becomes that of a file, so it may lead nowhere else. @throws Problem */
function refuseName(name: string): void {
  if (name.length > MOST_CHARACTERS || /^\.|[/\\:*?"<>|\p{Cc}]/u.test(name))
    throw new Problem(400, `'${name}' can't be the name of a file: use letters, digits, spaces, '-', '_' and '.'`);
  if (!isDataFile(name))
    throw new Problem(
      422,
      `${name} is not a file of data: drop CSV, Excel (.xlsx), JSON or Parquet, also gzipped or in a zip archive`,
    );
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

async function areEqual(path: string, other: string): Promise<boolean> {
  const [size, otherSize] = [(await stat(path)).size, (await stat(other)).size];
  return size === otherSize && (await sha256(path)) === (await sha256(other));
}

async function sha256(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/** The stream of a request as one of Node's. */
function chunksOf(body: ReadableStream<Uint8Array>): Readable {
  const reader = body.getReader();
  return new Readable({
    read() {
      reader.read().then(
        ({ done, value }) => this.push(done ? null : value),
        (error: unknown) => this.destroy(error instanceof Error ? error : new Error(String(error))),
      );
    },
  });
}

function atMost(mostBytes: number): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Uint8Array, _: BufferEncoding, done: TransformCallback) {
      bytes += chunk.length;
      if (bytes > mostBytes) done(tooLarge(mostBytes));
      else done(null, chunk);
    },
  });
}
