import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    globalSetup: ['test/postgres-server.ts'],
    // Processes, not threads: DuckDB is native code, and a crash then names its file. Vitest would leave a core idle,
    // which on two cores is half of them; above eight the one PostgreSQL server is the bottleneck.
    pool: 'forks',
    maxWorkers: Math.min(8, availableParallelism()),
    testTimeout: 240_000,
    hookTimeout: 240_000,
    teardownTimeout: 30_000,
  },
});
