import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, describe, expect, test } from 'vitest';
import { engines, turns } from '../../../test/fixtures/databases.ts';
import { testSource } from '../../../test/fixtures/source.ts';
import type { Database } from '../../store/connect/database.ts';
import { declareBusiness } from './declare-business.ts';
import { LoadError } from '../load-error.ts';
import { loadFile } from './load-file.ts';
import type { Receipt } from '../receipt.ts';
import type { Source } from '../source.ts';

const folder = mkdtempSync(join(tmpdir(), 'evenkeel-parquet-load-'));
const now = new Date('2026-01-01T00:00:00Z');
afterAll(() => rmSync(folder, { recursive: true }));

/** Sales made by arithmetic, as a CSV of ours writes them: gaps, refunds, quotes, three decimals, the night of a clock change. */
const SALES = `
  select
    cast(1000 + i // 3 as varchar) as order_id,
    cast(1 + i % 3 as integer) as line_no,
    timestamp '2024-03-30 20:00:00' + to_minutes(cast(i as integer) * 7) as ts,
    cast((i * 37 % 9001) / 8.0 - 100 as decimal(18, 4)) as amount,
    case i % 2 when 0 then 'EUR' else 'USD' end as currency,
    case when i % 5 > 0 then cast(i % 5 as double) end as quantity,
    case when i % 7 > 0 then 13000 + i end as customer_id,
    case i % 4 when 0 then 'a, "quoted"' when 1 then '' when 2 then null else 'Zoë' end as product,
    i % 11 = 0 as status
  from range(5000) as t(i)`;
const SALES_COLUMNS = 'order_id line_no ts amount currency quantity customer_id product status'.split(' ');
const source = testSource('fact_sales', {
  columns: Object.fromEntries(SALES_COLUMNS.map((name) => [name, name])),
});

async function write(query: string, format: 'csv' | 'parquet', name: string): Promise<string> {
  const path = join(folder, `${name}.${format}`);
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(`copy (${query}) to '${path}' (format ${format})`);
  instance.closeSync();
  return path;
}

async function load(db: Database, from: Source, path: string): Promise<Receipt> {
  await declareBusiness(db, { zone: 'Europe/Berlin', currency: 'EUR', statuses: [], sourceZones: {} });
  return loadFile(db, from, path, now, () => {});
}

describe.each(engines)('Parquet in $name', (engine) => {
  const turn = turns(engine);

  test.runIf(turn())('loads to the facts and the receipt of the CSV of the same rows', async () => {
    const facts: unknown[] = [];
    const receipts: Receipt[] = [];
    for (const format of ['csv', 'parquet'] as const) {
      await using store = await engine.open();
      const receipt = await load(store.db, source, await write(SALES, format, 'sales'));
      receipts.push({ ...receipt, file: '' });
      facts.push(await store.db.query('select * from fact_sales order by order_id, line_no'));
    }
    expect(receipts[0]).toMatchObject({ rowsRead: 5000, rowsAccepted: 5000, rejects: [], rowsInserted: 5000 });
    expect(receipts[1]).toEqual(receipts[0]);
    expect(facts[1]).toEqual(facts[0]);
  });

  test.runIf(turn())('operational events with instants load as their CSV', async () => {
    const events = `
      select cast(i as varchar) as event_id,
        timestamptz '2024-10-27 00:00:00+00:00' + to_seconds(i * 61) as ts,
        'shop' as service, case when i % 3 > 0 then i / 4 end as latency_ms, i % 50 = 0 as is_error
      from range(3000) as t(i)`;
    const columns = Object.fromEntries(
      'event_id ts service latency_ms is_error'.split(' ').map((name) => [name, name]),
    );
    const ops = testSource('fact_ops_events', { columns });
    const asCsv = events.replace('+ to_seconds(i * 61) as ts', "at time zone 'UTC' + to_seconds(i * 61) as ts");
    const facts: unknown[] = [];
    for (const path of [await write(asCsv, 'csv', 'ops'), await write(events, 'parquet', 'ops')]) {
      await using store = await engine.open();
      await load(store.db, { ...ops, zone: 'UTC' }, path);
      facts.push(await store.db.query('select * from fact_ops_events order by event_id'));
    }
    expect(facts[0]).toHaveLength(3000);
    expect(facts[1]).toEqual(facts[0]);
  });

  test.runIf(turn())('what is not a number is rejected at its row and column, in a name as in an amount', async () => {
    const rows = `
      select cast(i as varchar) as o, timestamp '2024-01-01 10:00:00' as t,
        case i when 2 then 'nan'::double when 3 then 'inf'::double else i end as a,
        case i when 4 then 'nan'::double else 13000 + i end as c
      from range(6) as t(i)`;
    await using store = await engine.open();
    const mapped = testSource('fact_sales', { columns: { order_id: 'o', ts: 't', amount: 'a', customer_id: 'c' } });
    const path = await write(rows, 'parquet', 'nan');
    const receipt = await load(store.db, { ...mapped, maxRejectedShare: 1 }, path);
    const places = receipt.rejects.map(({ line, column, columnName, value }) => [line, column, columnName, value]);
    expect(places).toEqual([
      [4, 3, 'a', 'NaN'],
      [5, 3, 'a', 'Infinity'],
      [6, 4, 'c', 'NaN'],
    ]);
    expect(receipt.rowsAccepted).toBe(3);
    await expect(load(store.db, { ...mapped, id: 'strict' }, path)).rejects.toThrow(
      /nan\.parquet:4:3 \(a\): 'NaN' is not a number/,
    );
  });

  test.runIf(turn())('a damaged file and a nested column leave nothing behind', async () => {
    await using store = await engine.open();
    const nested = await write("select '1' as o, timestamp '2024-01-01' as t, [1.5] as a", 'parquet', 'nested');
    const mapped = testSource('fact_sales', { columns: { order_id: 'o', ts: 't', amount: 'a' } });
    await expect(load(store.db, mapped, nested)).rejects.toThrow(/nested\.parquet:1:3: column 'a' holds DECIMAL/);
    const cut = join(folder, 'cut.parquet');
    writeFileSync(cut, 'PAR1 and then nothing');
    await expect(load(store.db, mapped, cut)).rejects.toThrow(LoadError);
    expect(await store.db.query('select count(*) as facts from fact_sales')).toMatchObject([
      { facts: expect.anything() },
    ]);
    expect(await store.db.query('select * from fact_sales')).toEqual([]);
  });
});
