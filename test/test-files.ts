import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

/** The test files, by what they need. */
export interface TestFiles {
  /** Code without stores and commands: no database, no browser, no other process. */
  readonly unit: string[];
  /** Stores in DuckDB and PostgreSQL, files and commands in this process, real data. */
  readonly integration: string[];
  /** The compiled program, its page in Chromium, PostgreSQL. */
  readonly program: string[];
}

const HAS_STORES = /^src\/(store|warehouse|pipeline|api|cli)\//;
/** Pure folders have a few tests that write files and read them with DuckDB. */
const USES_DUCKDB = "from '@duckdb/node-api'";

/** Sorts the test files of a repository. */
export function testFiles(root: string): TestFiles {
  const all = [...filesIn(root, 'src'), ...filesIn(root, 'test')];
  const isProgram = (path: string): boolean => /^test\/(cli|e2e)\//.test(path);
  const isIntegration = (path: string): boolean =>
    HAS_STORES.test(path) || /^test\/.+\//.test(path) || readFileSync(join(root, path), 'utf8').includes(USES_DUCKDB);
  return {
    unit: all.filter((path) => !isProgram(path) && !isIntegration(path)),
    integration: all.filter((path) => !isProgram(path) && isIntegration(path)),
    program: all.filter(isProgram),
  };
}

function filesIn(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => `${folder}/${path.replaceAll(sep, '/')}`)
    .filter((path) => path.endsWith('.test.ts'));
}
