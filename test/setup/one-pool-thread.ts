import { isLongRun } from '../run-size.ts';

/**
 * Gives the test processes one thread for files and the calls of DuckDB in place of four: each thread has memory of its own, which every
 * store that is closed gives back to the system page by page. To open and close small stores takes a third less so. The long run and
 * commands in a process of their own have all of them.
 */
export function useOnePoolThread(environment: NodeJS.ProcessEnv): void {
  if (!isLongRun) environment['UV_THREADPOOL_SIZE'] ??= '1';
}
