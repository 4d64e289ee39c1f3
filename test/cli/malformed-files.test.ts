import { cp, mkdir, readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openStore } from '../../src/store/connect/open.ts';
import { storeText } from '../fixtures/store-text.ts';
import { oneIn } from '../run-size.ts';
import { tempFolder, type TempFolder } from '../fixtures/temp-folder.ts';
import { filesIn } from './files-in.ts';
import { testProgram, type Finished } from './program.ts';

const CONFIG = `
business: {name: Shop, zone: Europe/Berlin, currency: EUR, holidays: none, as_of: 2026-03-10T08:00}
judged_days: 3
metrics: {orders: false, average_order_value: false, refund_rate: false}
sources:
  shop:
    path: sales.csv
    columns: [order_id, line_no, ts, amount]
`;
const HEADER = 'order_id,line_no,ts,amount\n';
const FIRST = `${HEADER}A,1,2026-03-01T10:00:00,10.00\n`;
const GOOD = `${FIRST}B,1,2026-03-01T11:00:00,12.50\nB,2,2026-03-02T11:00:00,-2.50\n`;
const REPORT = 'report.html';
const TIME = '2026-03-01T10:00:00';

/** The content of sales.csv, and the message. */
type Case = readonly [what: string, content: string | Buffer, says: string];

const FILES: readonly Case[] = [
  ['lacks a declared column', 'order_id,line_no,amount\nA,1,10\n', "sales.csv:1:3: column 'ts' is missing"],
  [
    'repeats a column',
    'order_id,line_no,ts,amount,ts\n',
    "sales.csv:1:5: column 'ts' appears twice in the header, first as column 3: give one of them another name, or export the file without it",
  ],
  [
    'has its columns in another order',
    'order_id,ts,line_no,amount\n',
    "sales.csv:1:2: column 'ts' is where 'line_no' was declared: the columns are reordered",
  ],
  ['is empty', '', 'sales.csv:1:1: the file is empty'],
  ['begins with a blank line', `\n${FIRST}`, 'sales.csv:1:1: the first line is blank'],
  ['has a header only', HEADER, 'sales.csv:1:1: the file has a header and no rows below it'],
  ['has lines that end in CR alone', FIRST.replaceAll('\n', '\r'), 'sales.csv:1:4: the lines end in a carriage return'],
  [
    'is not UTF-8',
    Buffer.from(`${FIRST}M\u00fcller,1,${TIME},1\n`, 'latin1'),
    'sales.csv:3:1: the byte 0xfc is not UTF-8 (column "order_id")',
  ],
  ['is UTF-16', Buffer.from(`\ufeff${GOOD}`, 'utf16le'), 'sales.csv:1:1: the byte 0xff is not UTF-8'],
  ['has a NUL byte', `${FIRST}B,1,${TIME},1\0\n`, 'sales.csv:3:4: a NUL byte (column "amount")'],
  ['has a quote that is never closed', `${FIRST}B,1,"${TIME},1\n`, 'sales.csv:3:3: the quote that opens this field'],
  ['has text after a closing quote', `${FIRST}B,1,"${TIME}"x,1\n`, 'sales.csv:3:3: text between a closing quote'],
  ['has a quote inside a bare field', `${FIRST}B"x,1,${TIME},1\n`, 'sales.csv:3:1: a quote inside a field'],
  [
    'has a line of 2 MB',
    `${FIRST}${'x'.repeat(2 ** 21)},1,${TIME},1\n`,
    'sales.csv:3:1: this record is longer than 1048576 bytes (column "order_id")',
  ],
  // All rows are there, and more could have been.
  ['is gzip data that was cut off', gzipSync(GOOD).subarray(0, -4), 'sales.csv:5:1: the gzip data is cut off'],
];

/** The last row of sales.csv, and the message. */
const ROWS: readonly Case[] = [
  [
    'names an impossible date',
    `B,1,2026-02-30T10:00:00,1`,
    "sales.csv:3:3 (ts): '2026-02-30T10:00:00' is not a valid date",
  ],
  [
    'names an impossible hour',
    `B,1,2026-03-01T24:00:00,1`,
    "sales.csv:3:3 (ts): '2026-03-01T24:00:00' is not a valid time",
  ],
  ['has NaN for an amount', `B,1,${TIME},NaN`, "sales.csv:3:4 (amount): 'NaN' is not a plain decimal number"],
  ['has Infinity for an amount', `B,1,${TIME},Infinity`, "sales.csv:3:4 (amount): 'Infinity' is not a plain decimal"],
  ['has 1e400 for an amount', `B,1,${TIME},1e400`, "sales.csv:3:4 (amount): '1e400' is not a plain decimal number"],
  [
    'has a decimal comma',
    `B,1,${TIME},"10,5"`,
    "sales.csv:3:4 (amount): '10,5' is not a plain decimal number with '.'",
  ],
  [
    'has more decimals than are kept',
    `B,1,${TIME},1.23456`,
    "sales.csv:3:4 (amount): '1.23456' has more than 4 decimals; 'round: true' on the source rounds them",
  ],
  ['is short', `B,1,${TIME}`, "sales.csv:3:4 (amount): '' the row has 3 fields, the header 4"],
  ['is long', `B,1,${TIME},1,left over`, "sales.csv:3:5: 'left over' the row has 5 fields, the header 4"],
  ['repeats an identity', `A,1,${TIME},11`, "sales.csv:3:1 (order_id): 'A' repeats the identity of line 2"],
  [
    'would steer the terminal',
    `B,1,${TIME},\u001b[31m1`,
    "sales.csv:3:4 (amount): '\ufffd[31m1' is not a plain decimal",
  ],
];

const program = testProgram();
/** A shop with a good load and its outputs. */
let loaded: TempFolder;
/** A copy of it, which every file that is refused must leave as it was. */
let spoilt: TempFolder;
/** What its store and its outputs hold. */
let loadedState: { readonly store: Record<string, string[]>; readonly outputs: Map<string, Buffer> };

beforeAll(async () => {
  loaded = await tempFolder();
  await loaded.write('evenkeel.yaml', CONFIG);
  await loaded.write('sales.csv', GOOD);
  await evenkeel('run', loaded.path);
  spoilt = await tempFolder();
  await cp(loaded.path, spoilt.path, { recursive: true });
  loadedState = { store: await storeIn(loaded.path), outputs: await filesIn(join(loaded.path, 'out')) };
});

afterAll(async () => {
  await loaded[Symbol.asyncDispose]();
  await spoilt[Symbol.asyncDispose]();
});

type Command = 'run' | 'load';

async function evenkeel(command: Command, folder: string): Promise<Finished> {
  return program.run([command, '--quiet'], { cwd: folder });
}

async function storeIn(folder: string): Promise<Record<string, string[]>> {
  const db = await openStore(join(folder, 'evenkeel.duckdb'));
  try {
    return await storeText(db);
  } finally {
    await db.close();
  }
}

/** A command on the shop with this file in place of its good one. A load refuses what a run does, in a fraction of its time. */
async function onSpoilt(content: string | Buffer, command: Command = 'load'): Promise<Finished & { rejects: string }> {
  await spoilt.write('sales.csv', content);
  return again(command);
}

async function again(command: Command = 'load'): Promise<Finished & { rejects: string }> {
  const result = await evenkeel(command, spoilt.path);
  const after = await filesIn(join(spoilt.path, 'out'));
  const rejects = after.get('rejects.csv')?.toString() ?? '';
  after.delete('rejects.csv');
  after.delete(REPORT);
  const alerts = after.get('alerts.csv')?.toString() ?? '';
  expect(new Map<string, string | Buffer>(after).set('alerts.csv', judgedRows(alerts))).toEqual(judgedOutputs());
  return { ...result, rejects };
}

/** alerts.csv without the line that says why days were not judged. */
function judgedRows(alerts: string): string {
  return alerts.replaceAll(/^.*,,,Not judged,.*\n/gm, '');
}

function judgedOutputs(): Map<string, string | Buffer> {
  const outputs = new Map<string, string | Buffer>(loadedState.outputs);
  // Its headline says that a run failed, as a line of alerts.csv does.
  outputs.delete(REPORT);
  return outputs.set('alerts.csv', judgedRows(String(outputs.get('alerts.csv'))));
}

test('a well-formed file is loaded', async () => {
  const { loads, fact_sales: facts } = await storeIn(loaded.path);
  expect([loads?.length, facts?.length]).toEqual([1, 3]);
});

test.each<Case>([
  ['is no CSV', 'nonsense\n', "sales.csv:1:1: column 'order_id' is missing"],
  ['has a row with NaN', `${FIRST}B,1,${TIME},NaN\n`, "sales.csv:3:4 (amount): 'NaN' is not a plain decimal number"],
])('a run whose file %s fails, and says so in one line above the figures, which stay', async (_, content, says) => {
  const { code, stdout, stderr } = await onSpoilt(content, 'run');
  expect(stderr).toContain(says);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  const [, first = ''] = (await readFile(join(spoilt.path, 'out/alerts.csv'), 'utf8')).split('\n');
  expect(first).toMatch(/^2026-03-09,,,Not judged,.*The run of .* failed: ./);
  expect(await readFile(join(spoilt.path, 'out', REPORT), 'utf8')).toMatch(/Not judged, the run of [^<]* failed/);
});

describe('a file that can not be read is refused with its place and reason, and changes nothing, where it', () => {
  test.each(oneIn(6, FILES))('%s', async (_, content, says) => {
    const { code, stdout, stderr, rejects } = await onSpoilt(content);
    expect(stderr).toContain(says);
    expect(stderr).toMatch(/^error: sales\.csv:\d+:\d+: [^\n]+\n$/);
    expect({ code, stdout, rejects }).toEqual({ code: 2, stdout: '', rejects: '' });
  });

  test('does not exist', async () => {
    await rm(join(spoilt.path, 'sales.csv'));
    const { code, stderr } = await again();
    expect(stderr).toBe('error: sales.csv: there is no such file. Check the path.\n');
    expect(code).toBe(2);
  });

  test('is a directory', async () => {
    await rm(join(spoilt.path, 'sales.csv'), { force: true });
    await mkdir(join(spoilt.path, 'sales.csv'));
    const { code, stderr } = await again();
    await rm(join(spoilt.path, 'sales.csv'), { recursive: true });
    expect(stderr).toBe('error: sales.csv: this is a directory. Give the path of one file.\n');
    expect(code).toBe(2);
  });
});

describe('a row that can not be taken is listed with its place and reason, and nothing is kept, where it', () => {
  test.each(oneIn(6, ROWS))('%s', async (_, row, says) => {
    const { code, stdout, stderr, rejects } = await onSpoilt(`${FIRST}${String(row)}\n`);
    const [, line, column] = /:(\d+):(\d+)/.exec(says) ?? [];
    expect(stderr).toContain(`\n  ${says}`);
    expect(stderr).toMatch(/^error: 1 of the first 2 rows of sales\.csv can't be taken, and no row may be rejected/);
    expect(stderr).toContain('each with its reason in out/rejects.csv; nothing of the file was kept');
    expect(rejects.split('\n')).toEqual([
      'file,line,column,name,value,reason',
      expect.stringMatching(`^sales\\.csv,${line},${column},`),
      '',
    ]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });
});

/** A query of GOOD's rows for a Parquet file, a change of the file's bytes, and the message. */
const PARQUET: readonly (readonly [what: string, query: string, spoil: (bytes: Buffer) => Buffer, says: string])[] = [
  [
    'is cut off',
    'select * from rows',
    (bytes) => bytes.subarray(0, bytes.length / 2),
    "sales.csv:1:1: the Parquet data can't be read from here on: ",
  ],
  [
    'is Parquet in its first bytes alone',
    'select * from rows',
    () => Buffer.from('PAR1, and nothing of it'),
    "sales.csv:1:1: the Parquet data can't be read from here on: ",
  ],
  [
    'has other bytes in its middle',
    'select * from rows',
    (bytes) => Buffer.from(bytes).fill(0xff, 4, bytes.length / 2),
    ": the Parquet data can't be read from here on: ",
  ],
  [
    'lacks a declared column',
    'select order_id, line_no, amount from rows',
    (bytes) => bytes,
    "sales.csv:1:3: column 'ts' is missing",
  ],
  [
    'has a column of a kind that can not be read',
    'select order_id, line_no, ts, [amount] as amount from rows',
    (bytes) => bytes,
    "sales.csv:1:4: column 'amount' holds DECIMAL(4,2)[], not a single value a row",
  ],
  [
    'has no rows',
    'select * from rows limit 0',
    (bytes) => bytes,
    'sales.csv:1:1: the file has a header and no rows below it',
  ],
];

/** A query of GOOD's rows for a Parquet file whose row 3 is refused, and the message. */
const PARQUET_ROWS: readonly (readonly [what: string, query: string, says: string])[] = [
  [
    'has NaN for an amount',
    "select * replace (case when order_id = 'B' then 'nan'::double else 1 end as amount) from rows",
    "sales.csv:3:4 (amount): 'NaN' is not a number",
  ],
  [
    'has a time of the day for a time',
    "select * replace (time '10:00:00' as ts) from rows",
    "sales.csv:2:3 (ts): '10:00:00'",
  ],
  [
    'has a word for an amount',
    "select * replace ('ten' as amount) from rows",
    "sales.csv:2:4 (amount): 'ten' is not a plain decimal number",
  ],
  [
    'has nothing for an order',
    'select * replace (null::varchar as order_id) from rows',
    "sales.csv:2:1 (order_id): ''",
  ],
];

/** A Parquet file that DuckDB, which is not our reader's own code, writes of the rows of GOOD. */
async function parquetOf(query: string): Promise<Buffer> {
  await using folder = await tempFolder();
  const path = join(folder.path, 'rows.parquet');
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const rows = GOOD.trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));
  const values = rows.map(
    ([order, line, ts, amount]) => `('${order}', ${line}, timestamp '${ts}', ${amount}::decimal(4, 2))`,
  );
  await connection.run(
    `create table rows as select * from (values ${values.join(', ')}) as t(order_id, line_no, ts, amount)`,
  );
  await connection.run(`copy (${query}) to '${path}' (format parquet)`);
  instance.closeSync();
  return await readFile(path);
}

describe('a Parquet file', () => {
  test('of the same rows is the same load', async () => {
    await using shop = await tempFolder();
    await shop.write('evenkeel.yaml', CONFIG);
    await shop.write('sales.csv', await parquetOf('select * from rows'));
    expect(await evenkeel('run', shop.path)).toMatchObject({ code: 0, stderr: '' });
    expect((await storeIn(shop.path))['fact_sales']).toEqual((await storeIn(loaded.path))['fact_sales']);
  });

  test.each(oneIn(6, PARQUET))(
    'is refused with its place and reason, and changes nothing, where it %s',
    async (_, query, spoil, says) => {
      const { code, stdout, stderr, rejects } = await onSpoilt(spoil(await parquetOf(query)));
      expect(stderr).toContain(says);
      expect(stderr).toMatch(/^error: sales\.csv(:\d+:\d+)?: [^\n]+\n$/);
      expect({ code, stdout, rejects }).toEqual({ code: 2, stdout: '', rejects: '' });
    },
  );

  test.each(oneIn(6, PARQUET_ROWS))(
    'is not kept, its rows listed with their place and reason, where it %s',
    async (_, query, says) => {
      const { code, stdout, stderr, rejects } = await onSpoilt(await parquetOf(query));
      expect(stderr).toContain(`\n  ${says}`);
      expect(stderr).toContain('each with its reason in out/rejects.csv; nothing of the file was kept');
      const [, line, column] = /:(\d+):(\d+)/.exec(says) ?? [];
      expect(rejects.split('\n')[1]).toMatch(new RegExp(`^sales\\.csv,${line},${column},`));
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    },
  );
});

// To read the store after each of them would take longer than to refuse them.
test('no refused file changed the store', async () => {
  expect(await storeIn(spoilt.path)).toEqual(loadedState.store);
});

describe('a malformed first file', () => {
  // One of them in a process of its own, whose exit status is the system's.
  test.each([
    ['that can not be read', 'order_id\n', [], 'run'],
    ['with a row that can not be taken', `${FIRST}B,1,${TIME},NaN\n`, ['rejects.csv'], 'runAlone'],
  ] as const)('%s leaves a store without facts, days and receipts', async (_, content, outputs, run) => {
    await using shop = await tempFolder();
    await shop.write('evenkeel.yaml', CONFIG);
    await shop.write('sales.csv', content);
    expect(await program[run](['run', '--quiet'], { cwd: shop.path })).toMatchObject({ code: 2, stdout: '' });
    expect(Array.from((await filesIn(join(shop.path, 'out'))).keys())).toEqual(outputs);
    const { business: _declared, ...rest } = await storeIn(shop.path);
    expect(Object.values(rest).flat()).toEqual([]);
  });

  test('that can not be read takes the rejects of an earlier refusal with it', async () => {
    await using shop = await tempFolder();
    await shop.write('evenkeel.yaml', CONFIG);
    for (const content of [`${FIRST}B,1,${TIME},NaN\n`, `${FIRST}B,1,"\n`]) {
      await shop.write('sales.csv', content);
      expect(await evenkeel('run', shop.path)).toMatchObject({ code: 2 });
    }
    expect(Array.from((await filesIn(join(shop.path, 'out'))).keys())).toEqual([]);
  });

  test('is followed by its corrected form, which leaves no trace of the refusal', async () => {
    await using shop = await tempFolder();
    await shop.write('evenkeel.yaml', CONFIG);
    await shop.write('sales.csv', `${FIRST}B,1,${TIME},NaN\n`);
    expect(await evenkeel('run', shop.path)).toMatchObject({ code: 2 });
    await shop.write('sales.csv', GOOD);
    expect(await evenkeel('run', shop.path)).toMatchObject({ code: 0, stderr: '' });
    const corrected = await filesIn(join(shop.path, 'out'));
    expect(corrected).toEqual(await filesIn(join(loaded.path, 'out')));
  });
});

describe('a file of another form than the default', () => {
  const folder = inject('dataFolder');
  test.skipIf(folder === null)('is refused at its header while nothing about it is declared', async () => {
    await using shop = await tempFolder();
    const path = join(folder ?? '', 'raw_dirty/pizza_sales_raw.csv.gz');
    await shop.write(
      'evenkeel.yaml',
      `business: {name: Pizza, zone: UTC, currency: USD, holidays: none}\nsources: {pizza: {table: fact_sales, path: "${path}"}}\n`,
    );
    const { code, stdout, stderr } = await evenkeel('run', shop.path);
    expect(stderr).toContain(`error: ${path}:1:2: column 'line_no' is missing: the header has 'pizza_id', 'order_id'`);
    expect(stderr).toContain('declare its name in this file under sources.pizza.columns');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect((await readdir(shop.path)).sort()).toEqual(['evenkeel.duckdb', 'evenkeel.yaml', 'out']);
  });
});
