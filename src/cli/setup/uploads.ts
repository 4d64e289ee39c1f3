import { createWriteStream } from 'node:fs';
import { access, mkdir, rename, rm, rmdir } from 'node:fs/promises';
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
  readonly remove: (name: string) => Promise<void>;
  /** Removes every one of them. */
  readonly clear: () => Promise<void>;
  /** The path of one. @throws Problem if it was not uploaded */
  readonly pathOf: (name: string) => string;
}

/** @param folder made with the first file; files that are in it already stay as they are */
export function uploads(folder: string, mostBytes: number): Uploads {
  const names = new Set<string>();
  const remove = async (name: string): Promise<void> => {
    if (!names.delete(name)) return;
    await rm(join(folder, name), { force: true });
    // Only an empty folder is removed.
    if (names.size === 0) await rmdir(folder).catch(() => undefined);
  };
  return {
    async add(name, body) {
      refuseName(name);
      if (!names.has(name) && (await exists(join(folder, name))))
        throw new Problem(409, `${join(folder, name)} exists: give the new file another name, or remove the old one`);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const unfinished = join(folder, `.${name}.unfinished`);
      try {
        await pipeline(chunksOf(body), atMost(mostBytes), createWriteStream(unfinished, { mode: 0o600 }));
        await rename(unfinished, join(folder, name));
        names.add(name);
      } finally {
        await rm(unfinished, { force: true });
        if (names.size === 0) await rmdir(folder).catch(() => undefined);
      }
    },
    remove,
    async clear() {
      for (const name of [...names]) await remove(name);
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
