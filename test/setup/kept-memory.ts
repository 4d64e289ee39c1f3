import { isLongRun } from '../run-size.ts';

/** The variables by which a process keeps the memory that DuckDB and V8 free, in place of giving it back to the system. */
export const KEPT_MEMORY: Readonly<Record<string, string>> = isLongRun
  ? {}
  : {
      // DuckDB's own allocator, whose pages are zeroed by the system again for every statement.
      DUCKDB_JE_MALLOC_CONF: 'dirty_decay_ms:-1,muzzy_decay_ms:-1',
      // That of glibc, which others ignore. The last is the most that it takes.
      MALLOC_TRIM_THRESHOLD_: String(512 * 2 ** 20),
      MALLOC_TOP_PAD_: String(16 * 2 ** 20),
      MALLOC_MMAP_THRESHOLD_: String(32 * 2 ** 20),
    };

/** Lets the test processes keep their memory. The long run and commands in a process of their own give it back. */
export function keepMemory(environment: NodeJS.ProcessEnv): void {
  for (const [name, value] of Object.entries(KEPT_MEMORY)) environment[name] ??= value;
}
