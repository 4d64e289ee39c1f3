import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openReplacement } from './replacement-file.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'evenkeel-replacement-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('the name shows the earlier text until the new one is whole', async () => {
  const path = join(folder, 'finished.csv');
  await writeFile(path, 'old');
  const file = await openReplacement(path);
  await file.append('x'.repeat(1_000_001));
  await file.append('y');
  expect(await readFile(path, 'utf8')).toBe('old');
  await file.finish();
  expect(await readFile(path, 'utf8')).toBe(`${'x'.repeat(1_000_001)}y`);
});

test('a discarded file leaves the earlier text and nothing else', async () => {
  const path = join(folder, 'kept.csv');
  await writeFile(path, 'old');
  const file = await openReplacement(path);
  await file.append('new');
  await file.discard();
  expect(await readFile(path, 'utf8')).toBe('old');
  expect((await readdir(folder)).filter((name) => name.endsWith('.partial'))).toEqual([]);
});
