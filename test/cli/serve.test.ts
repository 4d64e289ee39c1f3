import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { listen } from '../../src/api/listen.ts';
import { openStore } from '../../src/store/connect/open.ts';
import { engines } from '../fixtures/databases.ts';
import { dayAfter, days, saleRows } from '../fixtures/shop-days.ts';
import { tempFolder, type TempFolder } from '../fixtures/temp-folder.ts';
import { finished, testProgram } from './program.ts';

const [FIRST, LAST] = ['2026-03-01', '2026-03-31'];

const program = testProgram();

const config = (name: string, source: string): string => `
business: {name: ${name}, zone: Europe/Berlin, currency: EUR, holidays: none, as_of: "${dayAfter(LAST)}T08:00"}
judged_days: 3
metrics: {orders: false, average_order_value: false, refund_rate: false}
sources: {shop: {path: ${source}, columns: [order_id, line_no, ts, amount, customer_id, country]}}
`;

async function shop(source: string): Promise<TempFolder> {
  const folder = await tempFolder();
  await folder.write('evenkeel.yaml', config('Old name', source));
  await folder.write('sales.csv', sales(FIRST));
  return folder;
}

function sales(first: string): string {
  return ['order_id,line_no,ts,amount,customer_id,country', ...saleRows(days(first, LAST)), ''].join('\n');
}

describe.each(engines)('serve on $name', (engine) => {
  test('exits with an error if its port is taken', async () => {
    await using store = await engine.open();
    await store.db.close();
    await using folder = await shop('sales.csv');
    const other = await listen({ fetch: () => new Response() }, 0);
    const { port } = new URL(other.url);
    const args = ['serve', '--port', port, '--store', store.location];
    const { code, stderr } = await program.runAlone(args, { cwd: folder.path });
    await other.close();
    expect([code, stderr]).toEqual([2, expect.stringMatching(new RegExp(`^error: .*${port}`))]);
  });
});

test('serve shows a run whose outputs cannot be written as failed', async () => {
  await using folder = await shop('sales.csv');
  const child = program.start(['serve', '--port', '0'], { cwd: folder.path });
  let [stdout, stderr] = ['', ''];
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ended = finished(child);
  try {
    await vi.waitUntil(() => / pictures in /.test(stderr), 100_000);
    const url = /http:\/\/[\d.:]+/.exec(stdout)?.[0] ?? '';
    const summary = async (): Promise<string> => (await fetch(`${url}/api/v1/summary`)).text();
    expect(await summary()).toContain('Old name');
    await folder.write('evenkeel.yaml', `${config('New name', 'sales.csv')}out: sales.csv/out\n`);
    await writeFile(join(folder.path, 'sales.csv'), sales(dayAfter(FIRST)));
    await vi.waitUntil(() => stderr.includes('error: '), 100_000);
    expect(stderr).toMatch(/error: .*out/);
    expect(await summary()).toContain('"reason":"run_failed"');
  } finally {
    child.kill('SIGINT');
    await ended;
  }
  const store = await openStore(join(folder.path, 'evenkeel.duckdb'));
  expect(await store.query('select count(*) as n from runs where finished_at is null')).toEqual([{ n: '0' }]);
  await store.close();
});
