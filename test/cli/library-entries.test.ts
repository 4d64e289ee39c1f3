import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, inject, test } from 'vitest';
import * as client from '../../src/client/index.ts';
import * as detect from '../../src/detect/index.ts';
import * as explain from '../../src/explain/index.ts';
import * as forecast from '../../src/forecast/index.ts';
import * as prophet from '../../src/forecast/prophet/index.ts';

const ENTRIES = new Map<string, object>([
  ['evenkeel/forecast', forecast],
  ['evenkeel/prophet', prophet],
  ['evenkeel/detect', detect],
  ['evenkeel/explain', explain],
  ['evenkeel/client', client],
]);

test('each entry can be imported from the built package and exports what its source does', async () => {
  const script = `for (const entry of ${JSON.stringify([...ENTRIES.keys()])})
    console.log(JSON.stringify([entry, Object.keys(await import(entry)).sort()]))`;
  const args = ['--input-type=module', '--eval', script];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: inject('programFolder') });
  const exported: unknown[] = stdout
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
  expect(exported).toEqual(Array.from(ENTRIES, ([entry, source]) => [entry, Object.keys(source).sort()]));
});

test('evenkeel/forecast exports everything that evenkeel/prophet does', () => {
  expect(forecast).toMatchObject({ ...prophet });
});
