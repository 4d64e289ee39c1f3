import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { duckdb } from '../../../test/fixtures/databases.ts';
import { loadSources } from '../../pipeline/load/load-sources.ts';
import { silent } from '../../pipeline/progress.ts';
import { sqlWarehouse } from '../../warehouse/sql-warehouse.ts';
import { context } from '../context.ts';
import type { InitOptions } from '../init/init-options.ts';
import { initCommand } from './init.ts';

const root = mkdtempSync(join(tmpdir(), 'evenkeel-several-'));
const now = new Date('2024-04-01T06:00:00Z');
afterAll(() => rmSync(root, { recursive: true }));

interface Folder {
  readonly path: string;
  readonly config: string;
  shown: string;
}

async function folderWith(files: Readonly<Record<string, string>>): Promise<Folder> {
  const path = join(mkdtempSync(join(root, 'place-')), 'Corner shop');
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(path, name)), { recursive: true });
    await writeFile(join(path, name), text);
  }
  return { path, config: join(path, 'evenkeel.yaml'), shown: '' };
}

async function init(at: Folder, args: readonly string[], options: Partial<InitOptions> = {}): Promise<number> {
  const show = (text: string): void => void (at.shown += text);
  const environment = { now, zone: 'Europe/Berlin', progress: silent, prompter: null, show, columns: 120 };
  const paths = args.map((name) => join(at.path, name));
  return initCommand(paths, { config: at.config, yes: true, ...options }, environment);
}

/** The sources of the config, with what each of their files brings. */
async function loaded(at: Folder): Promise<{ source: string; rows: number[]; days: number; net: string }[]> {
  const { business } = await context({ config: at.config }, {}, now);
  await using store = await duckdb.open();
  const { db } = store;
  const receipts = await loadSources(sqlWarehouse(db), business, now, silent);
  const sums = await db.query(
    'select source, count(distinct business_day)::integer as days, cast(sum(amount) as text) as net from fact_sales group by source',
  );
  return business.sources.map(({ id }) => {
    const sum = sums.find((row) => row['source'] === id);
    const rows = receipts.filter(({ source }) => source === id).map(({ rowsAccepted }) => rowsAccepted);
    return { source: id, rows, days: Number(sum?.['days'] ?? 0), net: String(sum?.['net'] ?? '') };
  });
}

const HEADER = 'order_id,ts,amount_eur\n';
const JANUARY = `${HEADER}1,2024-01-05T10:00:00Z,5.50\n2,2024-01-06T10:00:00Z,4.50\n`;
const FEBRUARY = `${HEADER}3,2024-02-05T10:00:00Z,1.25\n`;
const EVENTS = 'ts,service,is_error\n2024-02-05T10:00:00Z,pay,0\n';

describe('several files', () => {
  test('of a folder become one source for each header, and what is no source is named', async () => {
    const at = await folderWith({
      'sales-2024-01.csv': JANUARY,
      'sales-2024-02.csv': FEBRUARY,
      'events.csv': EVENTS,
      'customers.csv': 'customer,city\nc1,Bonn\n',
      'notes.md': 'not data',
    });
    expect(await init(at, ['.'])).toBe(0);
    const { business } = await context({ config: at.config }, {}, now);
    expect(business.name).toBe('Corner shop');
    expect(business.sources.map(({ id, path }) => [id, path])).toEqual([
      ['events', join(at.path, 'events.csv')],
      ['sales', join(at.path, 'sales-*.csv')],
    ]);
    expect(await loaded(at)).toMatchObject([
      { source: 'events', rows: [1] },
      { source: 'sales', rows: [2, 1], net: '11.2500' },
    ]);
    expect(at.shown).toMatch(/left out {2}.*customers\.csv/);
  });

  test('of a pattern or several folders are listed where no pattern is theirs alone', async () => {
    const at = await folderWith({ '2023/a.csv': JANUARY, '2024/b.csv': FEBRUARY, '2024/c.csv': EVENTS });
    await expect(init(at, ['*/[ab].csv'])).rejects.toThrow('no file matches');
    expect(await init(at, ['2023', '*/b.csv'])).toBe(0);
    const { business } = await context({ config: at.config }, {}, now);
    expect(business.sources.map(({ path }) => path)).toEqual([
      [join(at.path, '2023/a.csv'), join(at.path, '2024/b.csv')],
    ]);
    expect(await loaded(at)).toMatchObject([{ rows: [2, 1], net: '11.2500' }]);
  });

  test('settle together whether the day or the month comes first', async () => {
    const at = await folderWith({
      'a.csv': 'order_id,date,amount_eur\n1,03/04/2024,1\n',
      'b.csv': 'order_id,date,amount_eur\n2,25/04/2024,1\n',
    });
    expect(await init(at, ['a.csv', 'b.csv'])).toBe(0);
    expect(readFileSync(at.config, 'utf8')).toContain('time_format: DD/MM/YYYY');
  });

  test('a folder without files of data says where some are', async () => {
    const at = await folderWith({ '2024/a.csv': JANUARY, 'readme.md': '' });
    await expect(init(at, ['.'])).rejects.toThrow(/has no CSV, .*; its folders are .*2024/);
    await expect(init(at, ['*.tsv'])).rejects.toThrow(/no file matches/);
  });
});

describe('a config that exists', () => {
  const CONFIG = `# Ours.
business: {name: Shop, zone: Europe/Berlin, currency: EUR} # by hand
sources:
    # the till
    till:
        path: till.csv   # every evening
        columns: [order_id, ts, amount]

metrics:
    revenue: {tolerance: 0.08} # less noise
`;

  test('gets a source more, and keeps its comments, order and form', async () => {
    const at = await folderWith({ 'till.csv': 'order_id,ts,amount\n1,2024-03-01T10:00,1\n', 'web.csv': JANUARY });
    await writeFile(at.config, CONFIG);
    expect(await init(at, ['web.csv'])).toBe(0);
    const text = readFileSync(at.config, 'utf8');
    const [above, added, below] = [text.slice(0, CONFIG.indexOf('\n\nmetrics')), '\n    web:', '\n\nmetrics'];
    expect(above).toBe(CONFIG.slice(0, CONFIG.indexOf('\n\nmetrics')));
    expect(text).toContain(added);
    expect(text.endsWith(CONFIG.slice(CONFIG.indexOf(below)))).toBe(true);
    expect(await loaded(at)).toMatchObject([
      { source: 'till', rows: [1], net: '1.0000' },
      { source: 'web', rows: [2], net: '10.0000' },
    ]);
    expect(at.shown).toContain('Added web to');
  });

  test('may have its sources in braces, and another source of the same name', async () => {
    const at = await folderWith({ 'a/web.csv': JANUARY, 'web.csv': FEBRUARY });
    await writeFile(
      at.config,
      `business: {name: S, zone: UTC, currency: EUR} # ours\nsources: {web: {path: a/web.csv, columns: [order_id, ts, amount]}}\n`,
    );
    expect(await init(at, ['web.csv'])).toBe(0);
    expect(readFileSync(at.config, 'utf8')).toContain('business: {name: S, zone: UTC, currency: EUR} # ours\n');
    const { business } = await context({ config: at.config }, {}, now);
    expect(business.sources.map(({ id }) => id)).toEqual(['web', 'web_2']);
  });

  test('declares the business: options that say otherwise are refused', async () => {
    const at = await folderWith({ 'till.csv': JANUARY, 'web.csv': JANUARY });
    await writeFile(at.config, CONFIG);
    await expect(init(at, ['web.csv'], { zone: 'UTC' })).rejects.toThrow(
      /--zone: the business's zone is Europe\/Berlin/,
    );
    await expect(init(at, ['web.csv'], { name: 'Other' })).rejects.toThrow(/--name: .* declares the business/);
    expect(readFileSync(at.config, 'utf8')).toBe(CONFIG);
  });
});

describe('order numbers that begin again', () => {
  const days = Array.from({ length: 40 }, (_, index) =>
    new Date(Date.UTC(2024, 1, 1 + index)).toISOString().slice(0, 10),
  );
  const receipts = (day: string): string => [1, 2, 3].map((no) => `${no},1,${day}T1${no}:00:00Z,${no}.50\n`).join('');

  test('each day, in one file, become a declaration, and no sale is lost', async () => {
    const at = await folderWith({ 'till.csv': `receipt_no,line_no,ts,amount_eur\n${days.map(receipts).join('')}` });
    expect(await init(at, ['till.csv'])).toBe(0);
    expect(readFileSync(at.config, 'utf8')).toContain('numbers_restart: daily #');
    expect(await loaded(at)).toMatchObject([{ rows: [120], days: 40, net: '300.0000' }]);
  });

  test('each day, in a file a day, with and without line numbers', async () => {
    for (const header of ['receipt_no,line_no,ts,amount_eur', 'receipt_no,till,ts,amount_eur']) {
      const files = days.slice(0, 5).map((day) => [`till-${day}.csv`, `${header}\n${receipts(day)}`] as const);
      const at = await folderWith(Object.fromEntries(files));
      expect(await init(at, ['.'])).toBe(0);
      expect(readFileSync(at.config, 'utf8'), header).toContain('numbers_restart: daily #');
      expect(await loaded(at), header).toMatchObject([{ rows: [3, 3, 3, 3, 3], net: '37.5000' }]);
    }
  });

  test('each year', async () => {
    const rows = [2022, 2023, 2024].flatMap((year) => [1, 2, 3].map((no) => `${no},${year}-01-0${no}T10:00:00Z,1\n`));
    const at = await folderWith({ 'book.csv': `${HEADER}${rows.join('')}` });
    expect(await init(at, ['book.csv'])).toBe(0);
    expect(readFileSync(at.config, 'utf8')).toContain('numbers_restart: yearly #');
  });

  test('are not read into orders of which some lines are on another day', async () => {
    const rows = [
      '1,2024-02-01T10:00:00Z,9',
      '1,2024-02-09T10:00:00Z,-9',
      '2,2024-02-02T10:00:00Z,5',
      '2,2024-02-03T00:10:00Z,5',
      '3,2024-02-04T10:00:00Z,5',
    ];
    const at = await folderWith({ 'sales.csv': `${HEADER}${rows.join('\n')}\n` });
    expect(await init(at, ['sales.csv'])).toBe(0);
    expect(readFileSync(at.config, 'utf8')).not.toContain('numbers_restart');
  });
});
