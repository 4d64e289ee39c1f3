import { execFile } from 'node:child_process';
import { copyFile, mkdir, rm, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { tempFolder, type TempFolder } from '../fixtures/temp-folder.ts';

const BUILT = 'built';
const SERVED = 'demo --serve --port 0';

/** A clone whose builder and program only report that they ran; its build is newer than its sources. */
async function clone(): Promise<TempFolder> {
  const folder = await tempFolder();
  for (const path of ['scripts', 'bin', 'dist/program', 'src/cli', 'src/dashboard'])
    await mkdir(join(folder.path, path), { recursive: true });
  await copyFile(join(import.meta.dirname, '../../scripts/start.mjs'), join(folder.path, 'scripts/start.mjs'));
  await folder.write('package.json', '{"type": "module"}');
  await folder.write('bin/check-node.js', '');
  await folder.write('bin/evenkeel.js', "console.log(process.argv.slice(2).join(' '))");
  await folder.write('scripts/build-program.mjs', `console.log('${BUILT}')`);
  for (const path of ['src/cli/main.ts', 'src/cli/old.ts', 'dist/program/main.js']) await folder.write(path, '{}');
  await built(folder);
  return folder;
}

/** Makes the build one minute newer than everything else is now. */
async function built(folder: TempFolder): Promise<void> {
  const later = new Date(Date.now() + 60_000);
  await utimes(join(folder.path, 'dist/program/main.js'), later, later);
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

test.each(['src/cli/main.ts', 'scripts/build-program.mjs', 'src/cli'])(
  'npm start builds again after a change of %s',
  async (path) => {
    await using folder = await clone();
    await changed(folder, path);
    expect(await start(folder)).toEqual([BUILT, SERVED]);
  },
);

test('npm start builds where nothing is built', async () => {
  await using folder = await clone();
  await rm(join(folder.path, 'dist/program/main.js'));
  expect(await start(folder)).toEqual([BUILT, SERVED]);
});

test('tests are not part of the program, so a changed one builds nothing', async () => {
  await using folder = await clone();
  await folder.write('src/cli/main.test.ts', '{}');
  await built(folder);
  await changed(folder, 'src/cli/main.test.ts');
  expect(await start(folder)).toEqual([SERVED]);
});

test('npm start fails where the build fails', async () => {
  await using folder = await clone();
  await changed(folder, 'src/cli/main.ts');
  await folder.write('scripts/build-program.mjs', 'process.exitCode = 2');
  await expect(start(folder)).rejects.toMatchObject({ code: 1, stdout: '' });
});
