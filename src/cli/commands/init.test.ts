import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { duckdb } from '../../../test/fixtures/databases.ts';
import { isLongRun, oneIn } from '../../../test/run-size.ts';
import { loadSources } from '../../pipeline/load/load-sources.ts';
import { silent } from '../../pipeline/progress.ts';
import { run } from '../../pipeline/run.ts';
import type { Database } from '../../store/connect/database.ts';
import type { Receipt } from '../../warehouse/receipt.ts';
import { sqlWarehouse } from '../../warehouse/sql-warehouse.ts';
import { context, type Context } from '../context.ts';
import type { Prompter } from '../init/prompter.ts';
import type { InitOptions } from '../init/init-options.ts';
import { initCommand } from './init.ts';

const dataFolder = inject('dataFolder');
const root = mkdtempSync(join(tmpdir(), 'evenkeel-init-'));
const now = new Date('2024-04-01T06:00:00Z');
afterAll(() => rmSync(root, { recursive: true }));

interface Place {
  readonly file: string;
  readonly config: string;
  /** What was shown on stdout so far. */
  shown: string;
}

/** A folder of its own with one file in it. */
function place(name: string, content: string): Place {
  const folder = mkdtempSync(join(root, 'place-'));
  const file = join(folder, name);
  writeFileSync(file, content);
  return { file, config: join(folder, 'evenkeel.yaml'), shown: '' };
}

async function init(
  at: Place,
  options: Omit<InitOptions, 'config'> = { yes: true },
  prompter: Prompter | null = null,
): Promise<number> {
  const show = (text: string) => void (at.shown += text);
  const environment = { now, zone: 'Europe/Berlin', progress: silent, prompter, show, columns: 120 };
  return initCommand([at.file], { config: at.config, ...options }, environment);
}

/** What `evenkeel validate` reads. */
async function validated(at: Place): Promise<Context> {
  return context({ config: at.config }, {}, now);
}

async function inStore<T>(work: (db: Database) => Promise<T>): Promise<T> {
  await using store = await duckdb.open();
  return await work(store.db);
}

async function ran(at: Place): Promise<{ receipts: readonly Receipt[]; days: unknown }> {
  const { business, asOf } = await validated(at);
  return inStore(async (db) => {
    const { receipts } = await run(db, business, { asOf, now, progress: silent });
    const days = await db.query('select cast(day as text) as day, orders, net from daily_kpis order by day');
    return { receipts, days };
  });
}

const GERMAN = `Belegnr;Datum;Artikelnummer;Menge;Betrag (EUR);Storniert am;Status
1001;28.03.2024 09:15;A1;2;12,50;;bezahlt
1001;28.03.2024 09:15;A2;1;1234,00;;bezahlt
1002;30.03.2024 23:30;A1;1;-6,25;;storniert
1003;31.03.2024 03:30;A3;1;99,9999;;bezahlt
`;

const ambiguous = (rows: string) => `order_id,date,total_usd\n${rows}`;

describe('with --yes', () => {
  test('a German export becomes a config that validates, and a run loads every row of it', async () => {
    const at = place('Verkäufe 2024.csv', GERMAN);
    expect(await init(at)).toBe(0);
    expect(readFileSync(at.config, 'utf8')).toBe(`\
# Made by \`evenkeel init\` from Verkäufe 2024.csv. What it proposed is declared here, and this file is what counts.
# All settings: docs/config.md. Check it with \`evenkeel validate\`, run it with \`evenkeel run\`.
business:
  name: Verkäufe 2024
  zone: Europe/Berlin # where its days begin and end
  currency: EUR # in which its money is counted
  holidays: DE # public holidays of Germany, by its zone
sources:
  verkaufe_2024:
    table: fact_sales
    path: Verkäufe 2024.csv # * in the name takes several files: sales-*.csv
    columns: # ours: what the file calls it, in the order of the file
      order_id: Belegnr
      ts: Datum
      product_id: Artikelnummer
      quantity: Menge
      amount: Betrag (EUR) # the line's money, below zero for refunds
      status: Status
    # not used: Storniert am
    time_format: DD.MM.YYYY HH:mm
    zone: Europe/Berlin # of the file's times, which don't name one
    delimiter: ";"
    decimal: ","
    currency: EUR # of the file's amounts
    # values of status in the file: bezahlt, storniert
    cancelled: [ storniert ] # not sold: cancelled, failed or not paid
`);
    const { receipts, days } = await ran(at);
    expect(receipts).toMatchObject([{ rowsRead: 4, rowsAccepted: 4, rejects: [] }]);
    expect(days).toMatchObject([
      { day: '2024-03-28', net: '1246.5000' },
      { day: '2024-03-30', net: '-6.2500' },
      { day: '2024-03-31', net: '99.9999' },
    ]);
  });

  test('shows what every column becomes, in words that nobody can misread', async () => {
    const at = place('sales.csv', GERMAN);
    await init(at);
    expect(at.shown).toBe(`\
${at.file} reads as sales (fact_sales). 4 rows as they are understood:

line  order_id   ts                             amount  quantity  product_id       status
      ← Belegnr  ← Datum                ← Betrag (EUR)   ← Menge  ← Artikelnummer  ← Status
   2  1001       Thu 28 Mar 2024 09:15            12.5         2  A1               bezahlt
   3  1001       Thu 28 Mar 2024 09:15            1234         1  A2               bezahlt
   4  1002       Sat 30 Mar 2024 23:30           -6.25         1  A1               storniert
   5  1003       Sun 31 Mar 2024 03:30         99.9999         1  A3               bezahlt

rows      4, Thu 28 Mar 2024 to Sun 31 Mar 2024; all can be read
format    CSV, delimiter ';'
times     DD.MM.YYYY HH:mm
zone      Europe/Berlin (this machine's; --zone for another)
decimals  ',' as decimal sign
currency  EUR
status    bezahlt 3 · storniert 1
not sold  storniert
not used  Storniert am
note      order lines are numbered by position, so each order must be in a single file

business  Sales; public holidays of Germany, by its zone (--country for another)

Wrote ${at.config}. Look it over, then: npx evenkeel run --config ${at.config}
`);
  });

  test('an American export with days alone loads whole', async () => {
    const at = place('us.csv', ambiguous('1,03/05/2024,5.50\n2,03/17/2024,6\n'));
    expect(await init(at)).toBe(0);
    const { receipts, days } = await ran(at);
    expect(receipts).toMatchObject([{ rowsRead: 2, rejects: [] }]);
    expect(days).toMatchObject([{ day: '2024-03-05' }, { day: '2024-03-17' }]);
  });

  test('a day and month that nothing tells apart are refused with the flags that settle them', async () => {
    const at = place('open.csv', ambiguous('1,03/04/2024,5.50\n2,05/06/2024,6\n'));
    await expect(init(at)).rejects.toThrow(
      `${at.file}: '03/04/2024' in date could have the day first or the month first, and no value in the file tells which. ` +
        'Add --time-format DD/MM/YYYY if it is Wed 3 Apr 2024, or --time-format MM/DD/YYYY if it is Mon 4 Mar 2024. Nothing was written.',
    );
    expect(existsSync(at.config)).toBe(false);
    expect(await init(at, { yes: true, timeFormat: 'MM/DD/YYYY' })).toBe(0);
    expect((await ran(at)).days).toMatchObject([{ day: '2024-03-04' }, { day: '2024-05-06' }]);
  });

  const farBelow = Array.from({ length: 12_000 }, (_, index) => `${index},03/04/2024,1\n`).join('');

  test('the value that tells them apart may stand far below', async () => {
    const at = place('long.csv', ambiguous(`${farBelow}12000,25/04/2024,1\n`));
    expect(await init(at)).toBe(0);
    expect(readFileSync(at.config, 'utf8')).toContain('time_format: DD/MM/YYYY\n');
  });

  test.runIf(isLongRun)('two values far below that tell opposite orders are refused with their lines', async () => {
    const both = place('both.csv', ambiguous(`${farBelow}12000,25/04/2024,1\n12001,04/25/2024,1\n`));
    await expect(init(both)).rejects.toThrow(
      "in date '25/04/2024' (line 12002) has the day first and '04/25/2024' (line 12003) the month first: export one form.",
    );
  });

  test('a currency that nothing tells is refused with its flag', async () => {
    const at = place('bare.csv', 'order_id,ts,amount\n1,2024-03-05T10:00:00,5.50\n');
    await expect(init(at)).rejects.toThrow(/does not say in which currency its amounts are\. Add --currency/);
    expect(await init(at, { yes: true, currency: 'CHF' })).toBe(0);
    expect((await validated(at)).business.currency).toBe('CHF');
  });

  test('a file that can not be proposed leaves no config', async () => {
    const at = place('prices.csv', 'order_id,ts,unit_price\n1,2024-03-05T10:00:00,5.50\n');
    await expect(init(at)).rejects.toThrow(/amount: missing; 'unit_price' is a unit price/);
    expect(existsSync(at.config)).toBe(false);
    expect(at.shown).toBe('');
  });

  test('a config that can not be read, or reads the file already, is kept unless it is to be overwritten', async () => {
    const at = place('sales.csv', GERMAN);
    writeFileSync(at.config, 'mine');
    await expect(init(at)).rejects.toThrow(/evenkeel\.yaml:1:1/);
    expect(readFileSync(at.config, 'utf8')).toBe('mine');
    expect(await init(at, { yes: true, force: true })).toBe(0);
    const made = readFileSync(at.config, 'utf8');
    await expect(init(at)).rejects.toThrow(/reads .*sales\.csv already, as source 'sales'/);
    expect(readFileSync(at.config, 'utf8')).toBe(made);
    expect((await validated(at)).business.sources).toHaveLength(1);
  });

  test('rows that can not be read are shown and counted, and left out only where that is allowed', async () => {
    const rows = Array.from({ length: 100 }, (_, index) => `${index},2024-03-05,${index === 50 ? '1.5x' : '1.5'}\n`);
    const at = place('few.csv', ambiguous(rows.join('')));
    await expect(init(at)).rejects.toThrow(
      /1 of 100 rows of few can't be read, so a run would refuse them:\n.*few\.csv:52:3 \(total_usd\): '1\.5x' is not a plain decimal number.*\n.*--allow-rejects/,
    );
    expect(at.shown).toContain("1 can't be read");
    expect(existsSync(at.config)).toBe(false);
    expect(await init(at, { yes: true, allowRejects: true })).toBe(0);
    expect(readFileSync(at.config, 'utf8')).toContain('max_rejected_share: 0.01 #');
    expect((await ran(at)).receipts).toMatchObject([{ rowsRead: 100, rowsAccepted: 99 }]);
  });

  test('a source may take rows from the API beside its file', async () => {
    const at = place('orders.csv', 'order_id,ts,amount_eur\nA,2024-03-05T10:00:00,5.50\nB,2024-03-05T11:00:00,7\n');
    expect(await init(at, { yes: true, receives: true })).toBe(0);
    expect(readFileSync(at.config, 'utf8')).toContain('receives: true # POST /api/v1/facts/fact_sales takes rows, too');
    expect((await validated(at)).business.sources).toMatchObject([{ inbox: expect.stringContaining('received') }]);
    expect((await ran(at)).receipts).toMatchObject([{ rowsAccepted: 2 }]);
  });

  test('data of the past get an `as_of` for their runs', async () => {
    const at = place('old.csv', ambiguous('1,2019-12-31 23:30:00,5.50\n'));
    await init(at);
    expect(readFileSync(at.config, 'utf8')).toContain('as_of: 2020-01-01T08:00 # the data end here');
    expect((await validated(at)).asOf.toISOString()).toBe('2020-01-01T07:00:00.000Z');
  });

  test('names that mean something in YAML, or would steer a terminal, do no harm', async () => {
    const header = '"order_id","ts","amount_eur","product: ""x"" # \u001B[31m\n- y"';
    const at = place('- odd #name.csv', `${header}\n1,2024-03-05T10:00:00,5.50,yes\n`);
    const column = 'product: "x" # \u001B[31m\n- y';
    expect(await init(at, { yes: true, column: [`product=${column}`], name: 'no: #1' })).toBe(0);
    expect(at.shown).not.toContain('\u001B');
    const { business } = await validated(at);
    expect(business.name).toBe('no: #1');
    expect(business.sources[0]?.columns['product']).toBe(column);
    expect((await ran(at)).receipts).toMatchObject([{ rowsRead: 1, rejects: [] }]);
  });

  test('a Parquet file becomes a config and loads whole', async () => {
    const at = place('sales.parquet', '');
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    await connection.run(`copy (
      select i // 2 as "Order ID", timestamptz '2024-03-30 12:00:00+00' + to_hours(i) as "Created At",
        (i * 1.375)::double as "Line Total", 'EUR' as currency, [i] as tags
      from range(1000) as t(i)) to '${at.file}' (format parquet)`);
    connection.closeSync();
    expect(await init(at)).toBe(0);
    expect(at.shown).toContain('format    Parquet\ntimes     iso, each with its own zone\n');
    expect(readFileSync(at.config, 'utf8')).not.toContain('delimiter');
    expect((await ran(at)).receipts).toMatchObject([{ rowsRead: 1000, rowsAccepted: 1000, rejects: [] }]);
  });
});

describe('without --yes', () => {
  test('and without a terminal the proposal is shown, and nothing written', async () => {
    const at = place('sales.csv', GERMAN);
    await expect(init(at, {})).rejects.toThrow(/there is no terminal to ask questions on: 'evenkeel init .* --yes'/);
    expect(at.shown).toContain('reads as sales');
    expect(existsSync(at.config)).toBe(false);
  });

  test('the user can answer, change and accept', async () => {
    const at = place('open.csv', 'order_id,date,total,net\n1,03/04/2024,5.50,4\n');
    const questions: string[] = [];
    const prompter: Prompter = {
      resolve: async (question, settings) => {
        questions.push(question.setting);
        const answer = question.setting === 'currency' ? { currency: 'EUR' } : { timeFormat: 'DD/MM/YYYY' };
        return { ...settings, decisions: { ...settings.decisions, ...answer } };
      },
      acceptRejects: async () => true,
      confirm: async (proposal, settings) => {
        questions.push(`amount from ${proposal.columns['amount']}`);
        const to = questions.filter((each) => each.startsWith('amount')).length;
        const amount = ['date', 'total'][to - 1];
        if (amount === undefined) return 'take';
        return { changed: { ...settings, zone: 'UTC', decisions: { ...settings.decisions, columns: { amount } } } };
      },
    };
    expect(await init(at, {}, prompter)).toBe(0);
    expect(questions).toEqual(['time_format', 'currency', 'amount from net', 'amount from net', 'amount from total']);
    expect(at.shown).toContain("amount: missing; date has values that are not numbers, such as '03/04/2024' (line 2)");
    expect(at.shown).toContain('The change was undone.');
    const { business } = await validated(at);
    expect(business).toMatchObject({ zone: 'UTC', currency: 'EUR' });
    expect(business.sources[0]).toMatchObject({ timeFormat: 'DD/MM/YYYY', columns: { amount: 'total' } });
  });

  test('the user can stop', async () => {
    const at = place('sales.csv', GERMAN);
    const prompter: Prompter = {
      resolve: async () => null,
      confirm: async () => null,
      acceptRejects: async () => false,
    };
    expect(await init(at, {}, prompter)).toBe(2);
    expect(existsSync(at.config)).toBe(false);
  });
});

test('invalid options are reported', async () => {
  const at = place('sales.csv', GERMAN);
  await expect(init(at, { yes: true, column: ['price=Betrag'] })).rejects.toThrow(
    /--column: write ours=theirs, with one of/,
  );
  await expect(init(at, { yes: true, column: ['amount=Preis'] })).rejects.toThrow(
    /has no column 'Preis'; it has 'Belegnr'/,
  );
  await expect(init(at, { yes: true, timeFormat: 'HH:mm' })).rejects.toThrow(/--time-format: 'HH:mm' is neither iso/);
  await expect(init(at, { yes: true, zone: 'Berlin' })).rejects.toThrow(/--zone: 'Berlin' is not a zone/);
  await expect(init(at, { yes: true, currency: 'euro' })).rejects.toThrow(/--currency: write a currency/);
  await expect(init(at, { yes: true, delimiter: 'semicolon' })).rejects.toThrow(/--delimiter: one character, or tab/);
});

describe.skipIf(dataFolder === null)('real files', () => {
  const real = (name: string): Place => ({ ...place('unused', ''), file: join(dataFolder ?? '', name) });

  test.runIf(isLongRun)('online_retail_ii can be read to its last line', async () => {
    const at = real('sales/online_retail_ii.csv.gz');
    expect(await init(at)).toBe(0);
    expect(at.shown).toContain('1,044,847, Tue 1 Dec 2009 to Fri 9 Dec 2011; all can be read');
    expect(readFileSync(at.config, 'utf8')).toMatch(/cancelled: \[ cancelled \][^]*\n +adjustment: \[ adjustment \]/);
  });

  test.each(
    oneIn(4, [
      ['ops/uptime_devoplus.csv.gz', 2294],
      ['ops/uptime_metatext.csv.gz', 2508],
      ['sales/fuzzy_factory.csv.gz', 41_756],
      ['sales/global_electronics.csv.gz', 62_884],
    ] as const),
  )('%s loads whole by the config that is made for it', async (name, rows) => {
    const at = real(name);
    expect(await init(at)).toBe(0);
    const { business } = await validated(at);
    const receipts = await inStore(async (db) => loadSources(sqlWarehouse(db), business, now, silent));
    expect(receipts).toMatchObject([{ rowsRead: rows, rowsAccepted: rows, rejects: [] }]);
  });
});
