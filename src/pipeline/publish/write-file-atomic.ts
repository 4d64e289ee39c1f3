import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Writes a file, and its folder if need be: a reader sees the old file or the new one, never half of one. */
export async function writeFileAtomic(folder: string, name: string, content: string | Uint8Array): Promise<string> {
  await mkdir(folder, { recursive: true });
  // One name for all attempts: the next one overwrites the file of a killed one.
  const unfinished = join(folder, `.${name}.unfinished`);
  try {
    await writeFile(unfinished, content);
    await rename(unfinished, join(folder, name));
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
  return name;
}
