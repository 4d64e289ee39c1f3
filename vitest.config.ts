import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { testFiles } from './test/test-files.ts';

const { unit, integration, program } = testFiles(import.meta.dirname);

export default defineConfig({
  test: {
    globalSetup: ['test/setup/every-run.ts'],
    // Processes, not threads: DuckDB is native code, and a crash then names its file. Vitest would leave a core idle,
    // which on two cores is half of them; above eight the one PostgreSQL server is the bottleneck.
    pool: 'forks',
    maxWorkers: Math.min(8, availableParallelism()),
    // To load the modules anew for each file takes longer than most files.
    isolate: false,
    testTimeout: 240_000,
    hookTimeout: 240_000,
    teardownTimeout: 30_000,
    projects: [
      { extends: true, test: { name: 'unit', include: unit } },
      {
        extends: true,
        test: {
          name: 'integration',
          include: integration,
          globalSetup: ['test/setup/postgres.ts'],
          setupFiles: ['test/setup/one-thread.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'program',
          include: program,
          globalSetup: ['test/setup/program.ts', 'test/setup/postgres.ts', 'test/setup/chromium.ts'],
        },
      },
    ],
  },
});
