import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../../../test/fixtures/temp-folder.ts';
import { countryHolidays } from './country-holidays.ts';
import { cachedHolidays } from './holiday-cache.ts';

test('kept holidays are those that were computed, of a country and of a region', async () => {
  await using home = await tempFolder();
  const cache = { folder: join(home.path, 'caches/evenkeel'), version: '1' };
  for (const region of [null, 'BY']) {
    const computed = await countryHolidays('DE', region);
    expect(await cachedHolidays(cache, 'DE', region)).toEqual(computed);
    expect(await cachedHolidays(cache, 'DE', region)).toEqual(computed);
  }
  expect((await readdir(cache.folder)).sort()).toEqual(['holidays-DE-BY.json', 'holidays-DE.json']);
});

test('what is kept is read, unless another version made it or it is broken', async () => {
  await using home = await tempFolder();
  const path = join(home.path, 'holidays-GB.json');
  const read = async (version: string) => cachedHolidays({ folder: home.path, version }, 'GB', null);
  const all = await read('1');
  const kept = await readFile(path, 'utf8');
  await writeFile(path, kept.replaceAll('Christmas Day', 'Read from the file'));
  expect((await read('1')).map(({ holiday }) => holiday)).toContain('Read from the file');
  expect(await read('2')).toEqual(all);
  for (const broken of ['', '{"version":"2"', '{"version":"2","holidays":[["2025-02-30","x"]]}']) {
    await writeFile(path, broken);
    expect(await read('2')).toEqual(all);
  }
});

test('a folder that cannot be made costs nothing but time', async () => {
  await using home = await tempFolder();
  await home.write('file', '');
  const folder = join(home.path, 'file/evenkeel');
  expect(await cachedHolidays({ folder, version: '1' }, 'GB', null)).toEqual(await countryHolidays('GB', null));
  expect((await stat(join(home.path, 'file'))).isFile()).toBe(true);
});
