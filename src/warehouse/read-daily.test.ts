import { afterAll, beforeAll, expect, test } from 'vitest';
import { tempFolder, type TempFolder } from '../../test/fixtures/temp-folder.ts';
import { dayFromIso } from '../calendar/day.ts';
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

test('rows may stand in any order; days without a row or a value are unknown', async () => {
  expect(await read('ds,y\n2026-03-05,5\n2026-03-01,1.5\n2026-03-03,\n')).toEqual({
    start: dayFromIso('2026-03-01'),
    values: [1.5, null, null, null, 5],
  });
});

test('columns, days and decimals are read as they are said to be written', async () => {
  const text = 'tag;umsatz;n\n31.12.2025;1,5;9\n01.01.2026;-2,25;9\n';
  expect(await read(text, { ds: 'tag', y: 'umsatz', timeFormat: 'DD.MM.YYYY', decimal: ',', delimiter: ';' })).toEqual({
    start: dayFromIso('2025-12-31'),
    values: [1.5, -2.25],
  });
});

test('several rows of a day are their sum or their mean, if that is said, and else a problem', async () => {
  const text = 'ds,y\n2026-03-01T08:00,1\n2026-03-01T09:00,2\n2026-03-01T10:00,\n';
  expect((await read(text, { several: 'sum' })).values).toEqual([3]);
  expect((await read(text, { several: 'mean' })).values).toEqual([1.5]);
  await expect(read(text)).rejects.toThrow(/days\.csv:3:1 \(ds\): '2026-03-01T09:00' is there more than once/);
});

test('what can not be read is told by line and column, and nothing is read around it', async () => {
  const text = 'ds,y\n2026-03-01,1\n2026-02-30,1\n2026-03-03,NaN\n2026-03-04,1e5\n';
  await expect(read(text)).rejects.toThrow(
    /:3:1 \(ds\): '2026-02-30' names a day that no calendar has\n.*:4:2 \(y\): 'NaN' is not a plain decimal.*\n.*:5:2/,
  );
});

test('a column that is not there is told with those that are', async () => {
  await expect(read('day,value\n2026-03-01,1\n')).rejects.toThrow("there is no column 'ds': 'day', 'value'");
});

test('a header alone is no series', async () => {
  await expect(read('ds,y\n')).rejects.toThrow('has no rows below its header');
});
