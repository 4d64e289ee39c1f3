import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { installedPostgres } from './installed-postgres.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'evenkeel-lookup-'));
});
afterEach(() => rmSync(root, { recursive: true }));

function writeProgram(folder: string, name: string, answer: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), `#!/bin/sh\necho '${answer}'\n`);
  chmodSync(join(folder, name), 0o755);
}

function writePostgres(folder: string, version: string): string {
  for (const name of ['initdb', 'postgres']) writeProgram(folder, name, `${name} (PostgreSQL) ${version}`);
  return folder;
}

describe('an installed PostgreSQL', () => {
  const lookUp = (...path: string[]) =>
    installedPostgres({ path: path.join(delimiter), debianFolder: join(root, 'debian') });

  test('is not found where there is none', () => {
    expect(lookUp()).toBeNull();
    expect(lookUp(root, join(root, 'absent'), '')).toBeNull();
  });

  test('is found on the path first', () => {
    writePostgres(join(root, 'debian/17/bin'), '17.2');
    const onPath = writePostgres(join(root, 'bin'), '16.1 (Debian 16.1-1)');
    expect(lookUp(root, onPath)).toBe(onPath);
  });

  test('is the newest of those that Debian keeps', () => {
    for (const version of ['9.6', '15', '17', '16'])
      writePostgres(join(root, 'debian', version, 'bin'), `${version}.1`);
    expect(lookUp()).toBe(join(root, 'debian/17/bin'));
  });

  test('is found through pg_config', () => {
    const hidden = writePostgres(join(root, 'opt/postgres'), '18beta1');
    writeProgram(join(root, 'bin'), 'pg_config', hidden);
    expect(lookUp(join(root, 'bin'))).toBe(hidden);
  });

  test('is passed over if older than 15, incomplete, or not to be run', () => {
    const old = writePostgres(join(root, 'old'), '14.11');
    const incomplete = writePostgres(join(root, 'incomplete'), '15.7');
    rmSync(join(incomplete, 'initdb'));
    const broken = writePostgres(join(root, 'broken'), '15.7');
    chmodSync(join(broken, 'postgres'), 0o644);
    expect(lookUp(old, incomplete, broken)).toBeNull();
    const good = writePostgres(join(root, 'good'), '15.7');
    expect(lookUp(old, incomplete, broken, good)).toBe(good);
  });
});
