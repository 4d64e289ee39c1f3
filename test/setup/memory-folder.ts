import { accessSync, constants, statfsSync } from 'node:fs';

/** Linux keeps this folder in memory. */
export const MEMORY_FOLDER = '/dev/shm';
/** A run of all tests keeps a few hundred megabytes at a time. */
const BYTES_NEEDED = 2 ** 31;

/**
 * Keeps the temporary files of the tests in memory, where there is room and nobody named another folder: DuckDB waits for the disk at
 * every commit, which takes a third of the time. Worker processes and commands inherit the environment.
 */
export function useMemoryFolder(env: NodeJS.ProcessEnv): void {
  if (!env['TMPDIR'] && hasRoom(MEMORY_FOLDER)) env['TMPDIR'] = MEMORY_FOLDER;
}

function hasRoom(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize >= BYTES_NEEDED;
  } catch {
    return false;
  }
}
