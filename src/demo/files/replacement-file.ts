import { open, rename, rm } from 'node:fs/promises';

const CHUNK_CHARACTERS = 1_000_000;

/** A file that appears under its name only when it is whole. */
export interface ReplacementFile {
  append(text: string): Promise<void>;
  /** Gives the file its name, in place of an earlier one. */
  finish(): Promise<void>;
  /** Leaves what stood under the name as it was; does nothing to a finished file. */
  discard(): Promise<void>;
}

/** Begins a file beside `path`, under the temporary name `<path>.partial`; what is appended goes out in chunks of a megabyte. */
export async function openReplacement(path: string): Promise<ReplacementFile> {
  const partial = `${path}.partial`;
  // Whatever has the name already is removed, not written through.
  await rm(partial, { force: true });
  const file = await open(partial, 'wx', 0o600);
  let waiting = '';

  async function flush(): Promise<void> {
    const chunk = waiting;
    waiting = '';
    await file.appendFile(chunk);
  }

  return {
    async append(text) {
      waiting += text;
      if (waiting.length >= CHUNK_CHARACTERS) await flush();
    },
    async finish() {
      await flush();
      await file.close();
      await rename(partial, path);
    },
    async discard() {
      await file.close();
      await rm(partial, { force: true });
    },
  };
}
