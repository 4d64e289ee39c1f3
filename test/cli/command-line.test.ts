import { cp, readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { addDays, dayFromIso, isoDay } from '../../src/calendar/day.ts';
import { openStore } from '../../src/store/connect/open.ts';
import { tempFolder, type TempFolder } from '../fixtures/temp-folder.ts';
import { oneIn } from '../run-size.ts';
import { filesIn } from './files-in.ts';
import { finished, programWithout, testProgram, type Finished } from './program.ts';

const FIRST = dayFromIso('2026-01-05');
const DAYS = 42;
const CONFIG = `
business: {name: Shop, zone: Europe/Berlin, currency: EUR, holidays: none, as_of: "${isoDay(addDays(FIRST, DAYS))}T08:00"}
judged_days: 3
horizon_days: 7
metrics: {orders: false, average_order_value: false, refund_rate: false}
sources: {shop: {path: sales.csv, columns: [order_id, line_no, ts, amount]}}
`;
const COMMANDS_ON_A_STORE = [
  ['run'],
  ['load'],
  ['plot'],
  ['report'],
  ['what-if', 'revenue', '--level', '5%'],
  ['tune'],
  ['doctor'],
  ['forget', 'gone'],
  ['serve', '--port', '0'],
];
/** A line of progress: how long a stage took, and what came of it. */
const PROGRESS = /^ +\d+\.\d+ s {2}[a-z]/;
/** A stage that takes more than 2 s also reports each tenth of its work, as any stage may on a slow machine. */
const PART_OF_A_LONG_STAGE = /^[a-z].*: [1-9]0%$/;

const program = testProgram();
/** Shops by the sales of their last day, each with what its first run printed. */
const judged = new Map<number, { readonly shop: TempFolder; readonly first: Finished }>();

beforeAll(async () => {
  for (const lastDayLines of [20, 1]) {
    const shop = await shopWith(lastDayLines);
    const first = await program.run(['run', '-q', '--fail-on', 'critical'], { cwd: shop.path });
    judged.set(lastDayLines, { shop, first });
  }
});

afterAll(async () => {
  for (const { shop } of judged.values()) await shop[Symbol.asyncDispose]();
});

/** A shop that sells twenty things for about 10 euros every hour, and a given number on its last day. */
async function shopWith(lastDayLines: number): Promise<TempFolder> {
  const shop = await tempFolder();
  const rows = Array.from({ length: DAYS }, (_, index) => {
    const day = addDays(FIRST, index);
    return Array.from({ length: index === DAYS - 1 ? lastDayLines : 20 }, (_, line) => {
      // Every day goes on a little longer than the one before, so that none ends early.
      const second = 82_000 - 4000 * line + 30 * index;
      const time = new Date(second * 1000).toISOString().slice(11, 19);
      return `${day}-${line},1,${isoDay(day)}T${time},${10 + ((day * 31 + line * 17) % 9) / 9}`.replace(
        /(\.\d\d)\d*$/,
        '$1',
      );
    });
  });
  await shop.write('evenkeel.yaml', CONFIG);
  await shop.write('sales.csv', ['order_id,line_no,ts,amount', ...rows.flat(), ''].join('\n'));
  return shop;
}

/** A copy of a judged shop: to run on it again takes a fraction of the first run. */
async function judgedShopWith(lastDayLines: number): Promise<TempFolder> {
  const shop = await tempFolder();
  await cp(judged.get(lastDayLines)?.shop.path ?? '', shop.path, { recursive: true });
  return shop;
}

describe('usage', () => {
  const cwd = import.meta.dirname;

  test('--help names every command on stdout', async () => {
    const { code, stdout, stderr } = await program.runAlone(['--help'], { cwd });
    expect(stdout).toMatch(/^Usage: evenkeel /);
    for (const command of ['run', 'load', 'doctor', 'validate', 'demo']) expect(stdout).toContain(`\n  ${command} `);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  test.each([['--version'], ['-V']])('%s prints the version of the package', async (option) => {
    const { version }: { version: string } = JSON.parse(await readFile('package.json', 'utf8'));
    expect(await program.run([option], { cwd })).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  test('--help, --version and an unknown command need no package but those of the command line itself', async () => {
    const packages = Object.keys(JSON.parse(await readFile('package.json', 'utf8')).dependencies);
    const heavy = packages.filter((name) => name !== 'commander' && name !== 'picocolors');
    await using light = await programWithout(heavy.map((name) => name.split('/')[0] ?? name));
    for (const argument of ['--help', '--version', 'frobnicate']) {
      const { stdout, stderr } = await light.runAlone([argument], { cwd });
      expect(stdout + stderr).not.toContain('ERR_MODULE_NOT_FOUND');
      expect(stdout + stderr).toMatch(/^(Usage: evenkeel |\d+\.\d+\.\d+\n$|error: unknown command)/);
    }
  });

  test.each([
    ['an unknown command', ['frobnicate'], "error: unknown command 'frobnicate'"],
    ['an unknown option', ['run', '--frob'], "error: unknown option '--frob'"],
    [
      'an unknown severity',
      ['run', '--fail-on', 'trouble'],
      "error: option '--fail-on <severity>' argument 'trouble' is",
    ],
    [
      'a limit that is no number',
      ['deliveries', '--limit', 'abc'],
      "error: option '--limit <count>' argument 'abc' is invalid. write a whole number over 0",
    ],
    [
      'a key without a name',
      ['keys', 'create', ' '],
      "error: command-argument value ' ' is invalid for argument 'name'. write what or whom the key is for",
    ],
    ['an argument too many', ['run', 'sales.csv'], "error: too many arguments for 'run'"],
    ['no command', [], 'Usage: evenkeel'],
  ])('%s is answered with help on stderr and exit code 2', async (_, args, says) => {
    // One of them in a process of its own, whose exit status is the system's.
    const run = args[0] === 'frobnicate' ? 'runAlone' : 'run';
    const { code, stdout, stderr } = await program[run](args, { cwd });
    expect(stderr.startsWith(says), stderr).toBe(true);
    expect(stderr).toContain('Usage: evenkeel');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });
});

describe('a run', () => {
  test('answers on stdout, and tells its progress on stderr', async () => {
    await using shop = await shopWith(20);
    const { code, stdout, stderr } = await program.run(['run'], { cwd: shop.path });
    const [blank, heading, ...answers] = stdout.trimEnd().split('\n');
    expect([blank, heading]).toEqual(['', 'Shop · 2026-02-16 08:00 Europe/Berlin · data complete to Sun 15 Feb']);
    expect(answers.map((line) => line.split(' ')[0])).toEqual(['Revenue', 'Attention', 'Month', 'Operations']);
    const lines = stderr.trimEnd().split('\n');
    expect(lines.filter((line) => PROGRESS.test(line))).toHaveLength(6);
    for (const line of lines.filter((other) => !PROGRESS.test(other))) expect(line).toMatch(PART_OF_A_LONG_STAGE);
    expect(code).toBe(0);
  });

  test('is silent on stderr with --quiet, and answers the same when it is repeated', async () => {
    await using shop = await judgedShopWith(20);
    const outputs = await filesIn(join(shop.path, 'out'));
    const again = await program.run(['run', '--quiet'], { cwd: shop.path });
    expect(again).toMatchObject({ code: 0, stderr: '' });
    expect(again.stdout).toContain('Revenue');
    expect(again).toEqual(judged.get(20)?.first);
    expect(await filesIn(join(shop.path, 'out'))).toEqual(outputs);
  });

  test.each([
    ['nothing, in a terminal of a build server', { CI: 'true', TERM: 'xterm-256color' }],
    ['NO_COLOR, which goes before all', { NO_COLOR: '1', FORCE_COLOR: '1', TERM: 'xterm-256color' }],
  ])('has no escape codes where nobody watches it and the environment says %s', async (_, env) => {
    await using shop = await judgedShopWith(20);
    const { stdout, stderr } = await program.runAlone(['run'], { cwd: shop.path, env });
    expect(stdout + stderr).not.toContain('\u001b');
    const refused = await program.run(['run', '-c', 'nowhere.yaml'], { cwd: shop.path, env });
    expect(refused.stderr).toMatch(/^error: nowhere/);
  });

  test('has colours where they are requested', async () => {
    await using shop = await judgedShopWith(20);
    const { stdout } = await program.runAlone(['run'], { cwd: shop.path, env: { FORCE_COLOR: '1' } });
    expect(stdout).toContain('\u001b[32m● Normal');
  });

  test.each([
    [20, ['--fail-on', 'warning'], 0],
    [1, [], 0],
    [1, ['--fail-on', 'critical'], 3],
    [1, ['--fail-on', 'warning'], 3],
  ])('with %i sales on its last day instead of 20, as run %j, exits with %i', async (lines, args, code) => {
    await using shop = await judgedShopWith(lines);
    expect(await program.run(['run', '-q', ...args], { cwd: shop.path })).toMatchObject({ code, stderr: '' });
  });

  test('exits with 3 the first time too', () => expect(judged.get(1)?.first).toMatchObject({ code: 3, stderr: '' }));

  test('does not mind a reader that stops reading', async () => {
    await using shop = await judgedShopWith(20);
    const child = program.start(['run', '-q'], { cwd: shop.path });
    child.stdout?.destroy();
    expect(await finished(child)).toMatchObject({ code: 0, stderr: '' });
  });

  test('keeps its store and outputs where the options say, before environment and config', async () => {
    await using shop = await shopWith(20);
    const args = ['run', '-q', '--store', 'here.duckdb', '--out', 'outputs'];
    expect(await program.run(args, { cwd: shop.path, env: { DATABASE_URL: 'there.duckdb' } })).toMatchObject({
      code: 0,
    });
    expect(await readdir(shop.path)).toEqual(['evenkeel.yaml', 'here.duckdb', 'outputs', 'sales.csv']);
  });
});

describe('while another process holds the store', () => {
  test('every command on it fails, names that process, and writes nothing; afterwards it works', async () => {
    await using shop = await shopWith(20);
    const store = join(shop.path, 'evenkeel.duckdb');
    const before = await filesIn(shop.path);
    const opened = await openStore(store);
    for (const command of COMMANDS_ON_A_STORE) {
      // `serve` handles signals of its process.
      const run = command[0] === 'serve' ? 'runAlone' : 'run';
      expect([command, await program[run](command, { cwd: shop.path, env: { EVENKEEL_WAIT: '0' } })]).toEqual([
        command,
        {
          code: 1,
          stdout: '',
          stderr: `error: ${store} is held by process ${process.pid}, perhaps 'evenkeel serve': an embedded store has one process at a time. Wait for it or stop it; several at once need a store in PostgreSQL.\n`,
        },
      ]);
    }
    await opened.close();
    const after = await filesIn(shop.path);
    after.delete('evenkeel.duckdb');
    expect(after).toEqual(before);
    expect(await program.run(['run', '-q'], { cwd: shop.path })).toMatchObject({ code: 0 });
    expect(await program.run(['forget', 'gone'], { cwd: shop.path })).toMatchObject({ code: 0 });
  });
});

describe('where there is no store', () => {
  test.each([['plot'], ['what-if revenue --level 5%'], ['tune'], ['doctor'], ['forget gone']])(
    '%s says so, and makes none',
    async (command) => {
      await using shop = await shopWith(20);
      const before = await filesIn(shop.path);
      const args = [...command.split(' '), '--store', 'new/nosuch.duckdb'];
      expect(await program.run(args, { cwd: shop.path })).toEqual({
        code: 1,
        stdout: '',
        stderr: `error: there is no store at ${join(shop.path, 'new/nosuch.duckdb')}: 'evenkeel run' makes one\n`,
      });
      expect(await filesIn(shop.path)).toEqual(before);
    },
  );
});

describe('serve', () => {
  test.each(oneIn(2, ['SIGTERM', 'SIGINT'] as const))(
    'ends at the first %s, also in the middle of a run',
    async (signal) => {
      await using shop = await shopWith(20);
      const child = program.start(['serve', '--port', '0'], { cwd: shop.path });
      let progress = '';
      child.stderr?.setEncoding('utf8').on('data', (text: string) => (progress += text));
      const answers = finished(child);
      await vi.waitUntil(() => / load .*/.test(progress), { timeout: 100_000, interval: 1 });
      child.kill(signal);
      const { code, stdout, stderr } = await answers;
      expect([code, stdout.match(/^Operations/gm)]).toEqual([0, null]);
      expect(stderr).not.toContain('error');
      expect(await program.run(['run', '-q'], { cwd: shop.path })).toMatchObject({ code: 0 });
    },
  );
});
