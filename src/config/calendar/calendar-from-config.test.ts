import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isoDay } from '../../calendar/day.ts';
import { tempFolder } from '../../../test/fixtures/temp-folder.ts';
import { calendarFromConfig } from './calendar-from-config.ts';
import { ConfigError } from '../faults/config-error.ts';
import { readConfig } from '../read-config.ts';
import type { CalendarRow } from '../../calendar/calendar-row.ts';

const CONFIG = `business:
  name: Shop
  zone: Europe/Berlin
  currency: EUR
  holidays: HOLIDAYS
  events: events.csv
sources:
  shop:
    path: sales.csv
`;
const HOLIDAYS = 'ds,holiday,lower_window,upper_window\n2025-12-25,Christmas Day,-1,1\n2026-01-01,New Year,,0\n';
const EVENTS = 'name,from,to,scope\nSale,2026-08-03,2026-08-04,\nFair,2026-08-04,2026-08-04,country=DE\n';

interface Shop {
  readonly holidays?: string;
  readonly files?: Readonly<Record<string, string>>;
}

async function calendar({ holidays = 'holidays.csv', files = {} }: Shop): Promise<readonly CalendarRow[]> {
  await using shop = await tempFolder();
  await shop.write(
    'evenkeel.yaml',
    CONFIG.replace('HOLIDAYS', () => holidays),
  );
  for (const [name, text] of Object.entries({ 'holidays.csv': HOLIDAYS, 'events.csv': EVENTS, ...files }))
    await shop.write(name, text);
  try {
    const { config, locate } = await readConfig(join(shop.path, 'evenkeel.yaml'), {});
    return (await calendarFromConfig(config.business, shop.path, locate)).rows;
  } catch (error) {
    throw error instanceof ConfigError ? new ConfigError(error.message.replaceAll(`${shop.path}/`, '')) : error;
  }
}

async function names(holidays: string): Promise<Set<string>> {
  return new Set((await calendar({ holidays })).map(({ holiday }) => holiday));
}

test("holidays are those of Prophet's table, an event has a row for each of its days", async () => {
  expect((await calendar({})).map(({ ds, ...row }) => ({ ...row, ds: isoDay(ds) }))).toEqual([
    { kind: 'holiday', ds: '2025-12-25', holiday: 'Christmas Day', lower_window: -1, upper_window: 1, scope: '' },
    { kind: 'holiday', ds: '2026-01-01', holiday: 'New Year', scope: '' },
    { kind: 'event', ds: '2026-08-03', holiday: 'Sale', scope: '' },
    { kind: 'event', ds: '2026-08-04', holiday: 'Sale', scope: '' },
    { kind: 'event', ds: '2026-08-04', holiday: 'Fair', scope: 'country=DE' },
  ]);
});

test('a config that says nothing of holidays has those of the country of its zone, unless it says none', async () => {
  const config = { name: 'Shop', zone: 'Europe/Berlin', currency: 'EUR', locale: 'en-GB', grace_hours: 1 };
  const found = await calendarFromConfig(config, '.', String);
  expect(found.homeCountry).toEqual({ country: 'DE', by: 'zone' });
  expect(found.rows.filter(({ ds }) => isoDay(ds).startsWith('2026-10')).map(({ ds }) => isoDay(ds))).toEqual([
    '2026-10-03',
  ]);
  expect(await calendarFromConfig({ ...config, holidays: 'none' }, '.', String)).toEqual({
    rows: [],
    homeCountry: null,
  });
});

test('holidays come from a country, a region, and several places together', async () => {
  const both = await names('[CA, NZ]');
  expect(both).toContain("New Year's Day");
  expect(both).not.toContain('Thanksgiving');
  expect(await names('{country: CA, region: QC}')).toContain('Thanksgiving');
  expect(both).toContain('Labour Day (CA)');
  expect(both).toContain('Labour Day (NZ)');
});

test("a file's row goes before that of a country of the same day and name", async () => {
  const christmas = (await calendar({ holidays: '[CA, holidays.csv]' })).filter(
    ({ ds, holiday }) => isoDay(ds) === '2025-12-25' && holiday === 'Christmas Day',
  );
  expect(christmas).toMatchObject([{ lower_window: -1, upper_window: 1 }]);
});

/** A text in the config or in a file, and the error it gives. */
const FAULTS: readonly (readonly [what: string, shop: Shop, says: string])[] = [
  [
    'a country that is none',
    { holidays: 'XX' },
    "evenkeel.yaml:5:13: business.holidays: date-holidays knows no country 'XX'",
  ],
  [
    'a region that is none',
    { holidays: '[CA, {country: AT, region: BY}]' },
    "evenkeel.yaml:5:18: business.holidays.1: date-holidays knows no region 'BY' of AT, but of it 1, 2, 3",
  ],
  [
    'a country by its name',
    { holidays: 'Germany' },
    'evenkeel.yaml:5:13: business.holidays: write a country as its ISO code, such as DE, {country, region}, or the path',
  ],
  ['a number', { holidays: '[DE, 5]' }, 'evenkeel.yaml:5:18: business.holidays.1: write a country as its ISO code'],
  [
    'a setting that is none',
    { holidays: '{country: DE, state: BY}' },
    'evenkeel.yaml:5:27: business.holidays.state: is not a known setting',
  ],
  [
    'a file that is not there',
    { holidays: 'none.csv' },
    'evenkeel.yaml:5:13: business.holidays: none.csv: there is no such file. Check the path.',
  ],
  [
    'a column that is missing',
    { files: { 'holidays.csv': 'ds,lower_window\n2026-01-01,0\n' } },
    "holidays.csv:1:3: column 'holiday' is missing",
  ],
  [
    'a column that nobody knows',
    { files: { 'events.csv': 'name,from,to,effect\nSale,2026-08-03,2026-08-09,0.4\n' } },
    "events.csv:1:4: column 'effect' is none of name, from, to, scope, value",
  ],
  [
    'a column twice',
    { files: { 'events.csv': 'name,from,to,to\n' } },
    "events.csv:1:4: column 'to' appears twice in the header",
  ],
  [
    'a strength in words',
    { files: { 'events.csv': 'name,from,to,value\nSale,2026-08-03,2026-08-09,20%\n' } },
    "events.csv:2:4 (value): '20%' is not a number such as 0.2",
  ],
  ['an empty file', { files: { 'events.csv': '' } }, 'events.csv:1:1: the file is empty'],
  [
    'a row that is short',
    { files: { 'holidays.csv': 'ds,holiday\n2026-01-01\n' } },
    'holidays.csv:2:1: the row has 1 fields, the header 2',
  ],
  [
    'a day that is none',
    { files: { 'holidays.csv': 'ds,holiday\n2026-02-30,Sale\n' } },
    "holidays.csv:2:1 (ds): '2026-02-30' is no day: write it as YYYY-MM-DD",
  ],
  [
    'a holiday without a name',
    { files: { 'holidays.csv': 'ds,holiday\n2026-02-20,\n' } },
    "holidays.csv:2:2 (holiday): '' is empty",
  ],
  [
    'a window on the wrong side',
    { files: { 'holidays.csv': `${HOLIDAYS}2026-12-25,Christmas Day,1,1\n` } },
    "holidays.csv:4:3 (lower_window): '1' is not 0 or a whole number of days below it",
  ],
  [
    'a window of half a day',
    { files: { 'holidays.csv': `${HOLIDAYS}2026-12-25,Christmas Day,0,0.5\n` } },
    "holidays.csv:4:4 (upper_window): '0.5' is not a whole number of days",
  ],
  [
    'a strength that changes',
    { files: { 'holidays.csv': 'ds,holiday,prior_scale\n2025-12-25,Christmas,5\n2026-12-25,Christmas,\n' } },
    "holidays.csv:3:3 (prior_scale): '' is not what an earlier row of Christmas has",
  ],
  [
    'an event that ends before it begins',
    { files: { 'events.csv': 'name,from,to\nSale,2026-08-03,2026-08-01\n' } },
    "events.csv:2:3 (to): '2026-08-01' is before from",
  ],
  [
    'a column whose name every object has',
    { files: { 'events.csv': 'name,from,to,constructor\nSale,2026-08-03,2026-08-09,x\n' } },
    "events.csv:1:4: column 'constructor' is none of name, from, to, scope, value",
  ],
  [
    'an event without end',
    { files: { 'events.csv': 'name,from,to\nSale,2026-08-03,9999-12-31\n' } },
    "events.csv:2:3 (to): '9999-12-31' is more than a year after from",
  ],
  [
    'a scope that is no slice',
    { files: { 'events.csv': 'name,from,to,scope\nSale,2026-08-03,2026-08-09,Germany\n' } },
    "events.csv:2:4 (scope): 'Germany' is no slice: write it as country=DE, or leave it empty",
  ],
];

describe('a calendar is refused with file, line, column and what to do, where it names', () => {
  test.each(FAULTS)('%s', async (_, shop, says) => {
    const refused = await calendar(shop).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(ConfigError);
    expect(String(refused)).toContain(`ConfigError: ${says}`);
    expect(String(refused).split('\n')).toHaveLength(1);
  });

  test('several faults, each of them, up to twenty', async () => {
    const rows = Array.from({ length: 30 }, (_, index) => `Sale,2026-8-${index},2026-08-31\n`);
    const refused = await calendar({ files: { 'events.csv': `name,from,to\n${rows.join('')}` } }).catch(String);
    expect(String(refused).split('\n')).toHaveLength(21);
    expect(refused).toContain("events.csv:21:2 (from): '2026-8-19' is no day: write it as YYYY-MM-DD\nand 10 more");
  });
});
