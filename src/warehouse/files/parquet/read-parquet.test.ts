import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, expect, test } from 'vitest';
import { LoadError } from '../../load-error.ts';
import { readTable } from '../read-table.ts';

const folder = mkdtempSync(join(tmpdir(), 'evenkeel-parquet-'));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;

/** Writes the result of a query to a Parquet file with DuckDB. */
async function parquet(query: string, options = ''): Promise<string> {
  const path = join(folder, `${++files}.parquet`);
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(`copy (${query}) to '${path}' (format parquet${options})`);
  instance.closeSync();
  return path;
}

async function read(path: string, wanted?: readonly number[]) {
  const table = await readTable(path, { name: 'sales.parquet', delimiter: ',' });
  const records: (readonly string[])[] = [];
  const lines: number[] = [];
  for await (const batch of table.batches(wanted)) {
    records.push(...batch.records);
    lines.push(...batch.lines);
  }
  return { header: table.header, kinds: table.kinds, records, lines };
}

async function rejection(path: string, wanted?: readonly number[]): Promise<string> {
  const error: unknown = await read(path, wanted).catch((caught: unknown) => caught);
  if (error instanceof LoadError) return error.message;
  throw new Error('expected a LoadError', { cause: error });
}

async function fieldOf(value: string): Promise<string | undefined> {
  return (await read(await parquet(`select ${value} as x`))).records[0]?.[0];
}

test('rows have the line numbers of the equivalent CSV', async () => {
  const path = await parquet("select * from (values (1, 'Ann'), (2, null), (3, '')) as t(id, name)");
  expect(await read(path)).toEqual({
    header: ['id', 'name'],
    kinds: ['number', 'text'],
    records: [
      ['1', 'Ann'],
      ['2', ''],
      ['3', ''],
    ],
    lines: [2, 3, 4],
  });
});

test('values are converted to the text of CSV fields', async () => {
  expect(await fieldOf('12345678901234.5670::decimal(18, 4)')).toBe('12345678901234.5670');
  expect(await fieldOf('9007199254740993::bigint')).toBe('9007199254740993');
  expect(await fieldOf('13085::double')).toBe('13085');
  expect(await fieldOf('0.1::double')).toBe('0.1');
  expect(await fieldOf('1.1::float')).toBe('1.1');
  expect(await fieldOf('1e-7::double')).toBe('0.0000001');
  expect(await fieldOf("'nan'::double")).toBe('NaN');
  expect(await fieldOf("'-inf'::float")).toBe('-Infinity');
  expect(await fieldOf('true')).toBe('true');
  expect(await fieldOf("date '2024-02-29'")).toBe('2024-02-29');
  expect(await fieldOf("timestamp '2024-03-31 02:30:00'")).toBe('2024-03-31 02:30:00');
  expect(await fieldOf("timestamp_ns '2024-03-31 02:30:00.123456789'")).toBe('2024-03-31 02:30:00.123456789');
  expect(await fieldOf("timestamptz '2024-03-31 02:30:00.5+02:00'")).toBe('2024-03-31 00:30:00.5Z');
  expect(await fieldOf("'a'::enum('a', 'b')")).toBe('a');
  expect(await fieldOf('\'x, "y"\nz\'')).toBe('x, "y"\nz');
  expect(await fieldOf('null::timestamptz')).toBe('');
});

test('rows keep their order across row groups, each exactly once', async () => {
  const path = await parquet('select i as id from range(50000) as t(i)', ', row_group_size 3000');
  const { records, lines } = await read(path);
  expect(records.map(([id]) => Number(id))).toEqual(Array.from({ length: 50_000 }, (_, index) => index));
  expect(lines.at(-1)).toBe(50_001);
});

test('only the requested columns are read', async () => {
  const path = await parquet("select 1 as a, {'x': [1, 2], 'y': 'deep'} as items, 2.5::double as b");
  expect(await read(path, [0, 2])).toEqual({
    header: ['a', 'items', 'b'],
    kinds: ['number', 'other', 'float'],
    records: [['1', '', '2.5']],
    lines: [2],
  });
});

test('a nested or binary column is rejected with its position and type', async () => {
  const path = await parquet("select 1 as a, [1, 2] as items, map {'k': 1} as m, 'x'::blob as bytes");
  expect(await rejection(path, [0, 1])).toBe(
    "sales.parquet:1:2: column 'items' holds INTEGER[], not a single value a row. " +
      'Export it as a column of text, numbers or times, or leave it out of the mapping.',
  );
  expect(await rejection(path, [2])).toMatch(/^sales\.parquet:1:3: column 'm' holds MAP\(VARCHAR, INTEGER\)/);
  expect(await rejection(path, [3])).toMatch(/^sales\.parquet:1:4: column 'bytes' holds BLOB/);
});

test('a file name with glob characters is taken literally', async () => {
  const wanted = join(folder, 'sales[1]*.parquet');
  writeFileSync(wanted, readFileSync(await parquet("select 'this' as x")));
  writeFileSync(join(folder, 'sales1x.parquet'), readFileSync(await parquet("select 'other' as x")));
  expect((await read(wanted)).records).toEqual([['this']]);
});

test('a NUL character and an overlong row are rejected with their line', async () => {
  expect(
    await rejection(await parquet("select case when i = 5 then 'a' || chr(0) else 'b' end from range(9) as t(i)")),
  ).toBe('sales.parquet:7:1: a value of this row holds a NUL character. Remove it and export again.');
  expect(await rejection(await parquet("select repeat('x', 1048577) as x"))).toMatch(
    /^sales\.parquet:2:1: this row is longer/,
  );
});

test('a truncated or overwritten file is rejected', async () => {
  const whole = readFileSync(await parquet('select i as id, md5(i::varchar) as name from range(20000) as t(i)'));
  const path = join(folder, 'damaged.parquet');
  for (const length of [4, 11, 100, whole.length - 1]) {
    writeFileSync(path, whole.subarray(0, length));
    expect(await rejection(path)).toMatch(/^sales\.parquet:1:1: the Parquet data can't be read from here on: /);
  }
  writeFileSync(path, Buffer.concat([whole.subarray(0, 1000), Buffer.alloc(20_000, 0xff), whole.subarray(21_000)]));
  expect(await rejection(path)).toMatch(/^sales\.parquet:\d+:1: the Parquet data can't be read from here on: /);
});

test('a file without the Parquet magic bytes is read as CSV', async () => {
  const path = join(folder, 'really.parquet');
  writeFileSync(path, 'PAR,2\n1,2\n');
  expect((await read(path)).header).toEqual(['PAR', '2']);
});
