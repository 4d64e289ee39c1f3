import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writePrivateFile } from '../../store/connect/private-file.ts';

/**
 * Writes a file for its owner alone, and its folder if need be: a reader sees the old file or the new one, never half of one. A link
 * that has its name is replaced, not followed.
 */
export async function writeFileAtomic(folder: string, name: string, content: string | Uint8Array): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // One name for all attempts: the next one replaces the file of a killed one.
  const unfinished = join(folder, `.${name}.unfinished`);
  try {
    await writePrivateFile(unfinished, content);
    await rename(unfinished, join(folder, name));
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    throw error;
  }
  return name;
}
