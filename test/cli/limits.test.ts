import { spawn } from 'node:child_process';
import { lstat, mkdir, readdir, readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder, type TempFolder } from '../fixtures/temp-folder.ts';
import { environment, finished, testProgram, type Finished } from './program.ts';

const CONFIG = `
business: {name: Shop, zone: Europe/Berlin, currency: EUR, holidays: none, as_of: 2026-03-10T08:00}
judged_days: 3
metrics: {orders: false, average_order_value: false, refund_rate: false}
sources: {shop: {path: sales.csv, columns: [order_id, line_no, ts, amount]}}
`;
const program = testProgram();

async function smallShop(): Promise<TempFolder> {
  const shop = await tempFolder();
  await shop.write('evenkeel.yaml', CONFIG);
  await shop.write('sales.csv', 'order_id,line_no,ts,amount\nA,1,2026-03-01T10:00:00,10.00\n');
  return shop;
}

/** Runs a line of a shell, in which `$EVENKEEL` is the command. */
async function inShell(line: string, cwd: string): Promise<Finished> {
  const env = environment({ EVENKEEL: `${process.execPath} ${program.bin}` });
  return finished(spawn('sh', ['-c', line], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] }));
}

test('few file descriptors end a run in one line, and leave nothing half made', async () => {
  await using shop = await smallShop();
  const { code, stdout, stderr } = await inShell('ulimit -n 36; $EVENKEEL run -q', shop.path);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(/^error: [^\n]*too many files are open[^\n]*\n$/);
  expect(await program.run(['run', '-q'], { cwd: shop.path })).toMatchObject({ code: 0 });
});

test('what a run makes is of its owner alone, whatever the umask, and is not written through links', async () => {
  await using shop = await smallShop();
  await shop.write('victim', 'kept');
  await mkdir(join(shop.path, 'linked'));
  for (const name of ['alerts.csv', '.alerts.csv.unfinished'])
    await symlink(join(shop.path, 'victim'), join(shop.path, 'linked', name));
  for (const out of ['linked', 'out'])
    expect(await inShell(`umask 000; $EVENKEEL run -q --out ${out}`, shop.path)).toMatchObject({ code: 0, stderr: '' });
  expect(await readFile(join(shop.path, 'victim'), 'utf8')).toBe('kept');
  const made = ['evenkeel.duckdb', ...(await readdir(join(shop.path, 'out'))).map((name) => join('out', name))];
  for (const name of made) expect([name, (await lstat(join(shop.path, name))).mode & 0o777]).toEqual([name, 0o600]);
  expect((await lstat(join(shop.path, 'out'))).mode & 0o777).toBe(0o700);
});

test.skipIf(process.platform !== 'linux')(
  'a full standard output is one line on stderr and exit status 1',
  async () => {
    await using shop = await smallShop();
    expect(await inShell('$EVENKEEL run -q > /dev/full', shop.path)).toEqual({
      code: 1,
      stdout: '',
      stderr: 'error: standard output: no space is left on the disk (ENOSPC)\n',
    });
    expect(await readdir(join(shop.path, 'out'))).toContain('alerts.csv');
  },
);

test('outputs that can not be written end a run before it begins', async () => {
  await using shop = await smallShop();
  await shop.write('file', '');
  const { code, stderr } = await program.run(['run', '-q', '--out', 'file'], { cwd: shop.path });
  expect(code).toBe(2);
  expect(stderr).toMatch(/^error: the outputs can't be written to file: [^\n]+\n$/);
});

test('a password in a mistyped option or location is not repeated', async () => {
  await using shop = await smallShop();
  const url = 'postgres://bob:S3CRETpw@db.example/shop';
  for (const args of [[`--stroe=${url}`], ['--store', url.toUpperCase()], [url], ['--store', ` ${url}`]]) {
    const { code, stdout, stderr } = await program.run(['run', ...args], { cwd: shop.path });
    expect(code).toBe(2);
    expect((stdout + stderr).toLowerCase()).not.toContain('s3cretpw');
  }
  expect(await readdir(shop.path)).toEqual(['evenkeel.yaml', 'sales.csv']);
});
