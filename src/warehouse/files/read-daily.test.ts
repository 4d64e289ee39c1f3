import { afterAll, assert, beforeAll, expect, test } from 'vitest';
import { tempFolder, type TempFolder } from '../../../test/fixtures/temp-folder.ts';
import { dayFromIso } from '../../calendar/day.ts';
import { LoadError } from '../load-error.ts';
import { readDaily, type DailyForm } from './read-daily.ts';

const form: DailyForm = { ds: 'ds', y: 'y', timeFormat: 'iso', decimal: '.', delimiter: ',', several: null };

let folder: TempFolder;
beforeAll(async () => {
  folder = await tempFolder();
});
afterAll(async () => {
  await folder[Symbol.asyncDispose]();
});

async function read(text: string, changes: Partial<DailyForm> = {}): ReturnType<typeof readDaily> {
  return readDaily(await folder.write('days.csv', text), { ...form, ...changes });
}

test('rows may be in any order; days without a row or a value are gaps', async () => {
  expect(await read('ds,y\n2026-03-05,5\n2026-03-01,1.5\n2026-03-03,\n')).toEqual({
    start: dayFromIso('2026-03-01'),
    values: [1.5, null, null, null, 5],
  });
});

test('a series ends on the last day with a value, regardless of later empty rows', async () => {
  const text = 'ds,y\n2026-03-01,1\n2026-03-02,\n2026-03-03,3\n2026-03-04,\n2026-04-30,\n';
  expect(await read(text)).toEqual({ start: dayFromIso('2026-03-01'), values: [1, null, 3] });
  await expect(read('ds,y\n2026-03-01,\n2026-03-02,\n')).rejects.toThrow("days.csv has no value in its column 'y'");
});

test('a row must have as many fields as the header, so a decimal comma does not split a value', async () => {
  await expect(read('ds,y\n2025-01-06,14,53\n2025-01-07\n')).rejects.toThrow(
    /:2:3: '53' the row has 3 fields, the header 2\n.*:3:2 \(y\): '' the row has 1 fields, the header 2/,
  );
});

test('columns, days and decimals are read in the declared form', async () => {
  const text = 'tag;umsatz;n\n31.12.2025;1,5;9\n01.01.2026;-2,25;9\n';
  expect(await read(text, { ds: 'tag', y: 'umsatz', timeFormat: 'DD.MM.YYYY', decimal: ',', delimiter: ';' })).toEqual({
    start: dayFromIso('2025-12-31'),
    values: [1.5, -2.25],
  });
});

test('several rows of a day are their sum or their mean, if declared, else a problem', async () => {
  const text = 'ds,y\n2026-03-01T08:00,1\n2026-03-01T09:00,2\n2026-03-01T10:00,\n';
  expect((await read(text, { several: 'sum' })).values).toEqual([3]);
  expect((await read(text, { several: 'mean' })).values).toEqual([1.5]);
  await expect(read(text)).rejects.toThrow(
    /days\.csv:3:1 \(ds\): '2026-03-01T09:00' is a second row of 2026-03-01; --several sum or --several mean combines them\n/,
  );
});

test('a day of 200,000 rows is summed as it is read', async () => {
  const text = `ds,y\n${'2026-03-01,1\n'.repeat(200_000)}`;
  expect((await read(text, { several: 'sum' })).values).toEqual([200_000]);
});

test('an unreadable value is reported by line and column, and nothing of the file is kept', async () => {
  const text = 'ds,y\n2026-03-01,1\n2026-02-30,1\n2026-03-03,NaN\n2026-03-04,1e\n';
  await expect(read(text)).rejects.toThrow(
    /:3:1 \(ds\): '2026-02-30' is not a valid date\n.*:4:2 \(y\): 'NaN' is not a plain decimal.*\n.*:5:2/,
  );
});

test('of many problems five are reported', async () => {
  const text = `ds,y\n${'2026-03-01,1\n'.repeat(20_000)}`;
  const error: unknown = await read(text).catch((thrown: unknown) => thrown);
  assert(error instanceof LoadError);
  expect(error.message.split('\n').map((line) => /:\d+:\d+|and more/.exec(line)?.[0])).toEqual([
    ':3:1',
    ':4:1',
    ':5:1',
    ':6:1',
    ':7:1',
    'and more',
  ]);
  expect(error.rejects.length).toBeLessThan(10_000);
});

test.each([
  ['31.12.2025', 'iso', "try --time-format 'D.M.YYYY'"],
  ['03/04/2026', 'iso', "try --time-format 'DD/MM/YYYY' or 'MM/DD/YYYY'"],
  ['03/25/2026', 'DD/MM/YYYY', "try --time-format 'MM/DD/YYYY'"],
  ['2026-03-25', 'DD/MM/YYYY', "try --time-format 'YYYY-MM-DD'"],
  ['5 March 2026', 'iso', "try --time-format 'D MMM YYYY'"],
])("with '%s' where days are written as %s, the message is: %s", async (day, timeFormat, words) => {
  await expect(read(`ds,y\n${day},1\n`, { timeFormat })).rejects.toThrow(words);
});

test.each([
  ['1,5', '.', "try --decimal ','"],
  ['-0.25', ',', "try --decimal '.'"],
  ['NaN', '.', 'leave the field empty for a missing value'],
  ['n/a', ',', 'leave the field empty for a missing value'],
] as const)("with '%s' where the decimal sign is %s, the message is: %s", async (value, decimal, words) => {
  await expect(read(`ds;y\n2026-03-01;${value}\n`, { decimal, delimiter: ';' })).rejects.toThrow(words);
});

test.each([
  ['day,value', "there is no column 'ds': 'day', 'value'; --ds and --y name the columns of the days and the values"],
  ['ds;y', "there is no column 'ds': 'ds;y'; try --delimiter ';'; --ds and --y name"],
  ['ds\ty', "'ds\ufffdy'; try --delimiter tab; --ds and --y name"],
])("in a header '%s' the columns are missing: %s", async (header, words) => {
  await expect(read(`${header}\n`)).rejects.toThrow(words);
});

test('a column that exists twice is reported with its place, unless it is not used', async () => {
  await expect(read('ds,y,y\n2026-03-01,1,2\n')).rejects.toThrow(
    "days.csv:1:3: column 'y' appears twice in the header, first as column 2: give one of them another name, or export the file without it",
  );
  expect((await read('ds,y,n,n\n2026-03-01,1,2,3\n')).values).toEqual([1]);
});

test('a file with only a header is rejected', async () => {
  await expect(read('ds,y\n')).rejects.toThrow('has no rows below its header');
});
