import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { program } from '../../src/cli/program/program.ts';
import { examples } from '../../src/cli/program/examples.ts';
import { isLongRun } from '../run-size.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../..');
const manifest: unknown = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));

describe('a version of Node that is too old', () => {
  /** What the check prints on a version, and the exit code it ends with; null where it goes on. */
  async function onNode(version: string): Promise<{ code: number | null; printed: string }> {
    const printed: string[] = [];
    let ended: number | null = null;
    runInNewContext(await readFile(join(root, 'bin/check-node.js'), 'utf8'), {
      exports: {},
      require: () => manifest,
      process: { versions: { node: version }, execPath: '/usr/bin/node', exit: (code: number) => (ended = code) },
      console: { error: (line: string) => void printed.push(line) },
    });
    return { code: ended, printed: printed.join('\n') };
  }

  test.each(['8.17.0', '18.20.4', '20.18.9'])('is refused in a sentence: %s', async (version) => {
    const { code, printed } = await onNode(version);
    expect(code).toBe(1);
    expect(printed).toContain(
      `error: evenkeel needs Node 20.19 or newer, and this is Node ${version} (/usr/bin/node)\n`,
    );
    expect(printed).toContain('https://nodejs.org/en/download');
  });

  test.each(['20.19.0', '21.0.0', '24.1.0'])('is not %s', async (version) => {
    expect(await onNode(version)).toEqual({ code: null, printed: '' });
  });

  test('can parse what runs before the refusal: scripts of 2009 without import', async () => {
    expect(JSON.parse(await readFile(join(root, 'bin/package.json'), 'utf8'))).toEqual({ type: 'commonjs' });
    for (const name of ['evenkeel.js', 'check-node.js']) {
      const code = (await readFile(join(root, 'bin', name), 'utf8')).replace(/\/\/.*|\/\*[^]*?\*\//g, '');
      expect(code, name).not.toMatch(/\b(?:import|const|let|class|await|async)\b|=>|`|\?\.|\?\?|\.\.\./);
    }
  });
});

test('the help of each command has examples, and each is a command line that is understood', () => {
  const commands = program().commands.map((command) => command.name());
  expect(Object.keys(examples).sort()).toEqual([...commands].sort());
  for (const [name, lines] of Object.entries(examples)) {
    for (const [line] of lines) {
      expect(line.split(' ')[0]).toBe(name);
      const first = program().commands.find((known) => known.name() === name);
      const command = first?.commands.find((known) => known.name() === line.split(' ')[1]) ?? first;
      const flags = line.match(/(?<= )--?[a-z-]+/g) ?? [];
      const known = command?.options.flatMap(({ short, long }) => [short, long]) ?? [];
      expect(known, line).toEqual(expect.arrayContaining(flags));
    }
  }
});

describe.runIf(isLongRun)('the package, installed as a stranger would', () => {
  test('runs from a tarball in an empty folder, with its docs and examples', async () => {
    await using folder = await tempFolder();
    await run('npm', ['run', 'build'], { cwd: root });
    const { stdout } = await run('npm', ['pack', '--ignore-scripts', '--pack-destination', folder.path], { cwd: root });
    const tarball = join(folder.path, stdout.trim().split('\n').at(-1) ?? '');
    await folder.write('package.json', '{"private": true}');
    await run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', tarball], { cwd: folder.path });
    const installed = join(folder.path, 'node_modules/evenkeel');
    expect(await readdir(installed)).toEqual(
      expect.arrayContaining(['README.md', 'CHANGELOG.md', 'LICENSE', 'docs', 'examples', 'schema']),
    );
    const evenkeel = async (...args: string[]): Promise<string> =>
      (await run(join(folder.path, 'node_modules/.bin/evenkeel'), args, { cwd: folder.path })).stdout;
    const rows = Array.from({ length: 60 }, (_, day) => {
      const date = new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10);
      return `${day},${date}T10:00:00Z,${10 + (day % 7)}.50`;
    });
    await folder.write('sales.csv', `order_id,ts,amount_eur\n${rows.join('\n')}\n`);
    expect(await evenkeel('init', 'sales.csv', '--yes', '--zone', 'Europe/Berlin')).toContain('Wrote evenkeel.yaml');
    expect(await evenkeel('validate')).toContain('evenkeel.yaml is valid');
    expect(await evenkeel('run', '-q')).toContain('Revenue');
    expect(await readdir(join(installed, 'dist/dashboard'))).toContain('index.html');
  }, 600_000);
});
