/** Set-up of every run: what tests without a server, a browser or a build need, and the words at the end. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { TestProject } from 'vitest/node';
import { isLongRun, reducedChecks } from '../run-size.ts';
import { leaveOut, printLeftOut } from './left-out.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The folder of real data; null where it is absent, and the tests that need it are skipped. */
    dataFolder: string | null;
  }
}

export default function setUp(project: TestProject): () => void {
  const folder = resolve(project.config.root, process.env['EVENKEEL_DATA'] || '../shared/data');
  const dataFolder = existsSync(folder) ? folder : null;
  project.provide('dataFolder', dataFolder);
  project.provide('postgresUrl', null);
  project.provide('postgresTemplate', null);
  project.provide('chromiumPath', null);
  if (dataFolder === null) leaveOut(noData(folder));
  if (!isLongRun) leaveOut(noLongChecks());
  return printLeftOut;
}

function noData(folder: string): string {
  return (
    `Left out: every test on real data, for there is no folder ${folder}.\n` +
    '  To run them: set EVENKEEL_DATA to the folder that holds it.'
  );
}

function noLongChecks(): string {
  return [
    'Left out or reduced, because it takes long. Run `npm run test:long` before an issue is resolved. It has',
    ...reducedChecks().map((line) => `  - ${line}`),
  ].join('\n');
}
