import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

/** The test files, by what they need. */
export interface TestFiles {
  /** Neither a database server, nor a browser, nor another process. */
  readonly unit: string[];
  /** PostgreSQL. */
  readonly database: string[];
  /** The compiled program, PostgreSQL and Chromium. */
  readonly program: string[];
}

/** The fixture that opens stores on every engine, and the module that starts processes. */
const NEEDS_MORE = /from '[^']*(?:fixtures\/databases\.ts|node:child_process)'/;

/** Sorts the test files of a repository. Those beside the code are sorted by what they import. */
export function testFiles(root: string): TestFiles {
  const inSource = filesIn(root, 'src');
  const inTest = filesIn(root, 'test');
  const isUnit = (path: string): boolean => !NEEDS_MORE.test(readFileSync(join(root, path), 'utf8'));
  const isProgram = (path: string): boolean => /^test\/(cli|e2e)\//.test(path);
  const isOverall = (path: string): boolean => /^test\/[^/]+$/.test(path);
  return {
    unit: [...inSource.filter(isUnit), ...inTest.filter(isOverall)],
    database: [
      ...inSource.filter((path) => !isUnit(path)),
      ...inTest.filter((path) => !isOverall(path) && !isProgram(path)),
    ],
    program: inTest.filter(isProgram),
  };
}

function filesIn(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => `${folder}/${path.replaceAll(sep, '/')}`)
    .filter((path) => path.endsWith('.test.ts'));
}
