import { link, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { testSource } from '../../../test/fixtures/source.ts';
import { tempFolder } from '../../../test/fixtures/temp-folder.ts';
import { LoadError } from '../../warehouse/load-error.ts';
import { distinctFiles } from './distinct-files.ts';

test('a file that two sources of a table read is refused, by any of its names; other tables may share it', async () => {
  await using folder = await tempFolder();
  const path = await folder.write('sales.csv', '');
  const [linked, soft] = [join(folder.path, 'linked.csv'), join(folder.path, 'latest.csv')];
  await link(path, linked);
  await symlink(path, soft);
  const shop = { source: testSource('fact_sales', { id: 'shop' }), path };
  const log = { source: testSource('fact_ops_events', { id: 'log' }), path };
  for (const other of [path, linked, soft]) {
    const web = { source: testSource('fact_sales', { id: 'web' }), path: other };
    const refused = await distinctFiles([shop, web]).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(LoadError);
    expect(String(refused)).toMatch(
      /sources\.shop and sources\.web read the same file, .*sales\.csv(, which is also .*(linked|latest)\.csv)?: its facts would count twice\. Take one of them out of the config, or narrow its path\.$/,
    );
  }
  expect(await distinctFiles([shop, log])).toEqual([shop, log]);
});

test('of several names that a source has for a file, one that is no link is kept; what is not there is left to the load', async () => {
  await using folder = await tempFolder();
  const path = await folder.write('sales.csv', '');
  const latest = join(folder.path, 'latest.csv');
  await symlink(path, latest);
  const source = testSource('fact_sales');
  const [file, viaLink, gone] = [path, latest, join(folder.path, 'gone.csv')].map((own) => ({ source, path: own }));
  if (!file || !viaLink || !gone) throw new Error('three files');
  expect(await distinctFiles([viaLink, file, gone])).toEqual([file, gone]);
});
