import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The files of a folder, hidden ones too, by name; none where there is no such folder. */
export async function filesIn(folder: string): Promise<Map<string, Buffer>> {
  const names = await readdir(folder).catch((): string[] => []);
  return new Map(
    await Promise.all(names.sort().map(async (name) => [name, await readFile(join(folder, name))] as const)),
  );
}
