import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { keepMemory } from './test/setup/kept-memory.ts';
import { useMemoryFolder } from './test/setup/memory-folder.ts';
import { useOnePoolThread } from './test/setup/one-pool-thread.ts';
import { testFiles } from './test/test-files.ts';

const { unit, integration, program } = testFiles(import.meta.dirname);
useMemoryFolder(process.env);
useOnePoolThread(process.env);
keepMemory(process.env);

export default defineConfig({
  test: {
    globalSetup: ['test/setup/every-run.ts'],
    // Processes, not threads: DuckDB is native code, and a crash then names its file. Vitest would leave a core idle,
    // which on two cores is half of them; above eight the one PostgreSQL server is the bottleneck.
    pool: 'forks',
    maxWorkers: Math.min(8, availableParallelism()),
    // To load the modules anew for each file takes longer than most files.
    isolate: false,
    // Each project would transform the same modules anew.
    experimental: { fsModuleCache: true },
    // Tests make much that is gone at once.
    execArgv: ['--max-semi-space-size=64'],
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
          setupFiles: ['test/setup/one-thread.ts'],
          globalSetup: ['test/setup/program.ts', 'test/setup/postgres.ts', 'test/setup/chromium.ts'],
        },
      },
    ],
  },
});
