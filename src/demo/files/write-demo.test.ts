import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { beforeAll, expect, test } from 'vitest';
import { CATALOGUE } from '../shop/catalogue.ts';
import { DEMO_CONFIG } from '../demo-config.ts';
import { OPS_HEADER } from './ops-csv.ts';
import { PLANTED_INCIDENTS } from '../shop/planted-incidents.ts';
import { SALE_HEADER } from './sale-csv.ts';
import { DEMO_DIGESTS, writeDemoSettings, writeDemoTable, type WrittenRows } from './write-demo.ts';

let folder = '';
let files: Record<'sales' | 'ops', WrittenRows>;
const progress: number[] = [];

beforeAll(async () => {
  const parent = await mkdtemp(join(tmpdir(), 'evenkeel-demo-'));
  folder = join(parent, 'made', 'here');
  await writeDemoSettings(folder);
  files = {
    sales: await writeDemoTable('sales', folder, (share) => progress.push(share)),
    ops: await writeDemoTable('ops', folder, () => undefined),
  };
  return () => rm(parent, { recursive: true });
});

test('the folder holds the six files and no other', async () => {
  expect((await readdir(folder)).sort()).toEqual([
    'evenkeel.yaml',
    'events.csv',
    'holidays.csv',
    'incidents.json',
    'ops.csv',
    'sales.csv',
  ]);
  expect(await readFile(join(folder, 'evenkeel.yaml'), 'utf8')).toBe(DEMO_CONFIG);
  expect(JSON.parse(await readFile(join(folder, 'incidents.json'), 'utf8'))).toEqual(PLANTED_INCIDENTS);
});

test('the bytes are the same on every machine', async () => {
  expect({ sales: await sha256(files.sales.path), ops: await sha256(files.ops.path) }).toEqual(DEMO_DIGESTS);
});

test('progress rises to 1', () => {
  expect(progress.length).toBeGreaterThan(20);
  expect(progress).toEqual([...progress].sort((a, b) => a - b));
  expect(progress.at(-1)).toBe(1);
});

test('another reader of CSV finds the rows, the columns and the names with commas and quotes', async () => {
  const database = await DuckDBInstance.create(':memory:');
  const connection = await database.connect();
  const rows = async (sql: string) => (await connection.runAndReadAll(sql)).getRowsJson();
  const [sales, ops] = ['sales', 'ops'] as const;
  for (const name of [sales, ops])
    await rows(`create table ${name} as from read_csv('${files[name].path}', header = true, all_varchar = true)`);
  expect(await rows(`select count(*) from ${sales}`)).toEqual([[String(files.sales.rows)]]);
  expect(await rows(`select count(*), count(distinct event_id) from ${ops}`)).toEqual([
    [String(files.ops.rows), String(files.ops.rows)],
  ]);
  const names = await rows(`select distinct product from ${sales} order by product`);
  expect(names.map(String).sort()).toEqual(CATALOGUE.map(({ name }) => name).sort());
  expect(await rows(`select count(*) from ${sales} where not regexp_full_match(amount, '-?\\d+\\.\\d\\d')`)).toEqual([
    ['0'],
  ]);
  const columns = (table: string) => rows(`select string_agg(column_name) from (describe select * from ${table})`);
  expect([await columns(sales), await columns(ops)]).toEqual([[[SALE_HEADER]], [[OPS_HEADER]]]);
  connection.closeSync();
});

async function sha256(path: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
}
