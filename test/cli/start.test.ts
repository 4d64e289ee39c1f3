import { execFile } from 'node:child_process';
import { copyFile, mkdir, rm, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { tempFolder, type TempFolder } from '../fixtures/temp-folder.ts';

const COMPILED = 'compiled';
const SERVED = 'demo --serve --port 0';

/** A clone whose compiler and program only report that they ran; its build is newer than its sources. */
async function clone(): Promise<TempFolder> {
  const folder = await tempFolder();
  for (const path of ['scripts', 'bin', 'dist', 'src/cli', 'src/dashboard', 'node_modules/typescript/bin'])
    await mkdir(join(folder.path, path), { recursive: true });
  await copyFile(join(import.meta.dirname, '../../scripts/start.mjs'), join(folder.path, 'scripts/start.mjs'));
  await folder.write('package.json', '{"type": "module"}');
  await folder.write('bin/check-node.js', '');
  await folder.write('bin/evenkeel.js', "console.log(process.argv.slice(2).join(' '))");
  await folder.write('node_modules/typescript/bin/tsc', `console.log('${COMPILED}')`);
  for (const path of ['tsconfig.json', 'tsconfig.build.json', 'src/cli/main.ts', 'src/cli/old.ts', 'dist/.tsbuildinfo'])
    await folder.write(path, '{}');
  await built(folder);
  return folder;
}

/** Makes the build one minute newer than everything else is now. */
async function built(folder: TempFolder): Promise<void> {
  const later = new Date(Date.now() + 60_000);
  await utimes(join(folder.path, 'dist/.tsbuildinfo'), later, later);
}

async function changed(folder: TempFolder, path: string): Promise<void> {
  const later = new Date(Date.now() + 120_000);
  await utimes(join(folder.path, path), later, later);
}

async function start(folder: TempFolder): Promise<string[]> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    join(folder.path, 'scripts/start.mjs'),
    '--port',
    '0',
  ]);
  return stdout.trim().split('\n');
}

test('npm start uses a build that is newer than the sources', async () => {
  await using folder = await clone();
  expect(await start(folder)).toEqual([SERVED]);
});

test.each(['src/cli/main.ts', 'tsconfig.json', 'src/cli'])(
  'npm start compiles again after a change of %s',
  async (path) => {
    await using folder = await clone();
    await changed(folder, path);
    expect(await start(folder)).toEqual([COMPILED, SERVED]);
  },
);

test('npm start compiles where nothing is built', async () => {
  await using folder = await clone();
  await rm(join(folder.path, 'dist/.tsbuildinfo'));
  expect(await start(folder)).toEqual([COMPILED, SERVED]);
});

test('tests are not compiled, so a changed one compiles nothing', async () => {
  await using folder = await clone();
  await folder.write('src/cli/main.test.ts', '{}');
  await built(folder);
  await changed(folder, 'src/cli/main.test.ts');
  expect(await start(folder)).toEqual([SERVED]);
});

test('npm start fails where the sources do not compile', async () => {
  await using folder = await clone();
  await changed(folder, 'src/cli/main.ts');
  await folder.write('node_modules/typescript/bin/tsc', 'process.exitCode = 2');
  await expect(start(folder)).rejects.toMatchObject({ code: 1, stdout: '' });
});
