import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, inject, test } from 'vitest';
import * as client from '../../src/client/index.ts';
import * as detect from '../../src/detect/index.ts';
import * as explain from '../../src/explain/index.ts';
import * as forecast from '../../src/forecast/index.ts';
import * as prophet from '../../src/forecast/prophet/index.ts';

test.each([
  ['evenkeel/forecast', forecast],
  ['evenkeel/prophet', prophet],
  ['evenkeel/detect', detect],
  ['evenkeel/explain', explain],
  ['evenkeel/client', client],
])('%s can be imported from the built package and exports what its source does', async (entry, source) => {
  const script = `console.log(JSON.stringify(Object.keys(await import('${entry}')).sort()))`;
  const args = ['--input-type=module', '--eval', script];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: inject('programFolder') });
  expect(JSON.parse(stdout)).toEqual(Object.keys(source).sort());
});

test('evenkeel/forecast exports everything that evenkeel/prophet does', () => {
  expect(forecast).toMatchObject({ ...prophet });
});
