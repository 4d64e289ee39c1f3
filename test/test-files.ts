import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

/** The test files, by what they need. */
export interface TestFiles {
  /** Code without stores and commands: no database, no browser, no server, no other process. */
  readonly unit: string[];
  /** Stores in DuckDB and PostgreSQL, files and commands in this process, real data. */
  readonly integration: string[];
  /** The compiled program, its page in Chromium, PostgreSQL. */
  readonly program: string[];
}

const HAS_STORES = /^src\/(store|warehouse|pipeline|api|cli)\//;
/** Pure folders have a few tests that write files and read them with DuckDB, or send to servers. */
const NEEDS_MORE = /from '(@duckdb\/node-api|oidc-provider|smtp-server|.*\/fixtures\/receiver\.ts)'/;

/** Sorts the test files of a repository. */
export function testFiles(root: string): TestFiles {
  const all = [...filesIn(root, 'src'), ...filesIn(root, 'test')];
  const isProgram = (path: string): boolean => /^test\/(cli|e2e)\//.test(path);
  const isIntegration = (path: string): boolean =>
    HAS_STORES.test(path) || /^test\/.+\//.test(path) || NEEDS_MORE.test(readFileSync(join(root, path), 'utf8'));
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
