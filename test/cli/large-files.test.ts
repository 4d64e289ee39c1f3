import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Worker } from 'node:worker_threads';
import { expect, inject, test } from 'vitest';
import { openStore } from '../../src/store/connect/open.ts';
import type * as StageFile from '../../src/warehouse/load/stage-file.ts';
import { observedDatabase } from '../fixtures/observed-database.ts';
import { sourceOf } from '../fixtures/source.ts';
import { tempFolder, type TempFolder } from '../fixtures/temp-folder.ts';
import { testProgram } from './program.ts';

/** Lines of a file of more than 4 MiB, from which on a thread of its own checks a file. */
const LINES = 5_000;
/** Makes few lines a large file. */
const LONG_ID = 'x'.repeat(1000);
const SALES_HEADER = 'order_id,line_no,ts,amount';
const OPS_HEADER = 'event_id,ts,service,operation,status_code,latency_ms,is_error';
const CONFIG = `business: {name: Shop, zone: Europe/Berlin, currency: EUR, holidays: none, as_of: "2026-02-16T08:00"}
sources:
  shop: {path: sales.csv, columns: [order_id, line_no, ts, amount]}
  services: {table: fact_ops_events, path: ops.csv, columns: [${OPS_HEADER.replaceAll(',', ', ')}]}
`;

const program = testProgram();

function lines(header: string, line: (index: number) => string, faults: ReadonlyMap<number, string>): string {
  const rows = Array.from({ length: LINES }, (_, index) => faults.get(index + 2) ?? line(index));
  return `${[header, ...rows].join('\n')}\n`;
}

/** @param faults lines that stand in place of others, by their number */
async function shop(
  salesFaults: ReadonlyMap<number, string>,
  opsFaults: ReadonlyMap<number, string>,
): Promise<TempFolder> {
  const folder = await tempFolder();
  await folder.write('evenkeel.yaml', CONFIG);
  const second = (index: number): string => String(index % 60).padStart(2, '0');
  const sale = (index: number): string => `order-${index}-${LONG_ID},1,2026-02-01T10:00:${second(index)},${index}.25`;
  const event = (index: number): string =>
    `event-${index}-${LONG_ID},2026-02-01T10:00:${second(index)},search,query,200,${index % 97},0`;
  await folder.write('sales.csv', lines(SALES_HEADER, sale, salesFaults));
  await folder.write('ops.csv', lines(OPS_HEADER, event, opsFaults));
  return folder;
}

async function countsIn(folder: TempFolder): Promise<unknown> {
  const db = await openStore(join(folder.path, 'evenkeel.duckdb'));
  try {
    return await db.query(`select
      (select cast(count(*) as text) from fact_sales) as sales,
      (select cast(sum(amount) as text) from fact_sales) as amount,
      (select cast(count(*) as text) from fact_ops_events) as events,
      (select string_agg(source, ' ' order by load_id) from loads) as loads`);
  } finally {
    await db.close();
  }
}

test('large files that are checked in threads are loaded whole', async () => {
  await using folder = await shop(new Map(), new Map());
  expect(await program.run(['load', '-q'], { cwd: folder.path })).toEqual({ code: 0, stdout: '', stderr: '' });
  const amount = (LINES * (LINES - 1)) / 2 + LINES * 0.25;
  expect(await countsIn(folder)).toEqual([
    { sales: `${LINES}`, amount: amount.toFixed(4), events: `${LINES}`, loads: 'shop services' },
  ]);
});

test('a value that is refused in a thread is reported with its place, and the file before it stays', async () => {
  await using folder = await shop(
    new Map(),
    new Map([[LINES, 'event-x,2026-02-01T10:00:00,search,query,200,12,perhaps']]),
  );
  const { code, stderr } = await program.run(['load', '-q'], { cwd: folder.path });
  expect(stderr).toContain(`ops.csv:${LINES}:7 (is_error): 'perhaps' is not a boolean (1, true, 0 or false)`);
  expect(code).toBe(2);
  expect(await readFile(join(folder.path, 'out/rejects.csv'), 'utf8')).toContain('perhaps');
  expect(await countsIn(folder)).toMatchObject([{ sales: `${LINES}`, events: '0', loads: 'shop' }]);
});

test('a fault of the file itself in a thread is reported as elsewhere, and no file after it is loaded', async () => {
  await using folder = await shop(new Map([[4_000, 'order-x,1,"2026-02-01T10:00,1']]), new Map());
  const { code, stderr } = await program.run(['load', '-q'], { cwd: folder.path });
  expect(stderr).toMatch(/^error: sales\.csv:\d+:\d+: [^\n]+\n$/);
  expect(code).toBe(2);
  expect(await countsIn(folder)).toMatchObject([{ sales: '0', events: '0', loads: null }]);
});

test.skipIf(availableParallelism() < 2)(
  'the thread of a file ends even where the store fails before it reads a row',
  async () => {
    await using folder = await shop(new Map(), new Map());
    const threads: Worker[] = [];
    const note = (thread: Worker): void => void threads.push(thread);
    process.on('worker', note);
    const db = observedDatabase(await openStore(join(folder.path, 'evenkeel.duckdb')), (statement) => {
      if (statement.startsWith('copy ')) throw new Error('connection lost');
    });
    const { stageFile } = await compiled();
    await db.script('create temporary table staged (line bigint)');
    const file = { source: sourceOf('fact_sales', SALES_HEADER.split(',')), path: join(folder.path, 'sales.csv') };
    const staging = stageFile(db, { ...file, name: 'sales.csv' }, { onProgress: () => undefined });
    await expect(staging).rejects.toThrow('connection lost');
    process.off('worker', note);
    await db.close();
    // Node gives a thread that has ended this number.
    expect(new Set(threads.map(({ threadId }) => threadId))).toEqual(new Set([-1]));
  },
);

/** Only the built module has a thread to start. */
async function compiled(): Promise<typeof StageFile> {
  const url = pathToFileURL(join(inject('programFolder'), 'dist/program/stage-file.js')).href;
  return import(/* @vite-ignore */ url) as Promise<typeof StageFile>;
}
