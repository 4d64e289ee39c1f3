/**
 * `node scripts/build-program.mjs [folder]`: builds the program into a few files, by default in dist/program. To find, read and link its
 * hundreds of modules took a second of every command. In another folder, as tests have it, it has no source maps: they take a third of the
 * CPU time.
 */
import { join, resolve } from 'node:path';
import process from 'node:process';
import { build } from 'rolldown';

/** What threads run. Each is started by the name that it has here. */
const threads = {
  'judge-worker': 'src/pipeline/judge/judge-worker.ts',
  'plot-worker': 'src/pipeline/publish/plot-worker.ts',
  'read-worker': 'src/warehouse/load/read/read-worker.ts',
  'demo-worker': 'src/cli/demo/demo-worker.ts',
};

/** Modules that start threads, for tests and benchmarks of what only the built program does. */
const starters = {
  'judge-jobs': 'src/pipeline/judge/judge-jobs.ts',
  'stage-file': 'src/warehouse/load/stage-file.ts',
};

/** Packages that hold native code, start threads of their own, or are large and rarely needed. */
const external = ['@duckdb/node-bindings', '@resvg/resvg-js', 'pg', 'pg-copy-streams', 'tinypool'];

const root = join(import.meta.dirname, '..');
const [, , folder] = process.argv;
const dir = resolve(folder ?? join(root, 'dist/program'));

await build({
  cwd: root,
  input: { main: 'src/cli/main.ts', ...threads, ...starters },
  platform: 'node',
  external,
  // `main` does its work where it is imported, so nothing else may import it.
  preserveEntrySignatures: 'strict',
  output: { dir, cleanDir: true, sourcemap: folder === undefined, chunkFileNames: '[name]-[hash].js' },
});
