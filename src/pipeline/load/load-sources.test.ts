import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { testBusiness } from '../../../test/fixtures/business.ts';
import { serverEngines } from '../../../test/fixtures/databases.ts';
import { NOW } from '../../../test/fixtures/loading.ts';
import { sourceOf } from '../../../test/fixtures/source.ts';
import { tempFolder, type TempFolder } from '../../../test/fixtures/temp-folder.ts';
import type { Source } from '../../warehouse/source.ts';
import type { Business } from '../../config/business.ts';
import { loadSources } from './load-sources.ts';
import { sqlWarehouse } from '../../warehouse/sql-warehouse.ts';
import { silent } from '../progress.ts';

const HEADER = 'order_id,line_no,ts,amount,status';

function businessOf(folder: TempFolder, pattern: string, changes: Partial<Source> = {}): Business {
  const path = join(folder.path, pattern);
  return testBusiness({ sources: [sourceOf('fact_sales', HEADER.split(','), { path, ...changes })] });
}

function fileOf(...rows: readonly string[]): string {
  return [HEADER, ...rows, ''].join('\n');
}

describe.each(serverEngines)('in $name', (engine) => {
  test('the files of a pattern are loaded by name, so that the last one has the last word', async () => {
    await using store = await engine.open();
    await using folder = await tempFolder();
    await folder.write('sales-2.csv', fileOf('A,1,2026-06-01T10:00,2,ok'));
    await folder.write('sales-1.csv', fileOf('A,1,2026-06-01T10:00,1,ok'));
    await folder.write('sales-3.txt', fileOf('A,1,2026-06-01T10:00,3,ok'));
    await folder.write('xsales-4.csv', fileOf('A,1,2026-06-01T10:00,4,ok'));
    const receipts = await loadSources(sqlWarehouse(store.db), businessOf(folder, 'sales-*.csv'), NOW, silent);
    expect(receipts.map(({ file, rowsInserted, rowsUpdated }) => [file, rowsInserted, rowsUpdated])).toEqual([
      ['sales-1.csv', 1, 0],
      ['sales-2.csv', 0, 1],
    ]);
    expect(await store.db.query('select amount from fact_sales')).toEqual([{ amount: '2.0000' }]);
  });

  test('a pattern that no file has is an error, for a source that is silent is not one without sales', async () => {
    await using store = await engine.open();
    await using folder = await tempFolder();
    const loads = loadSources(sqlWarehouse(store.db), businessOf(folder, 'sales-*.csv'), NOW, silent);
    await expect(loads).rejects.toThrow(/sales-\*\.csv: no file matches; see sources\.shop\.path/);
  });

  test('the files before one that is refused stay loaded, and are not read again', async () => {
    await using store = await engine.open();
    await using folder = await tempFolder();
    await folder.write('sales-1.csv', fileOf('A,1,2026-06-01T10:00,1,ok'));
    await folder.write('sales-2.csv', fileOf('B,1,2026-06-01T10:00,x,ok'));
    await folder.write('sales-3.csv', fileOf('C,1,2026-06-01T10:00,1,ok'));
    const business = businessOf(folder, 'sales-*.csv');
    await expect(loadSources(sqlWarehouse(store.db), business, NOW, silent)).rejects.toThrow(
      /sales-2\.csv:2:4 \(amount\): 'x'/,
    );
    expect(await store.db.query('select order_id from fact_sales')).toEqual([{ order_id: 'A' }]);
    await folder.write('sales-2.csv', fileOf('B,1,2026-06-01T10:00,2,ok'));
    const receipts = await loadSources(sqlWarehouse(store.db), business, NOW, silent);
    expect(receipts.map(({ isNew }) => isNew)).toEqual([false, true, true]);
  });

  test('files are committed and reported in their order, whichever is staged first', async () => {
    await using store = await engine.open();
    await using folder = await tempFolder();
    const names = ['sales-1.csv', 'sales-2.csv', 'sales-3.csv', 'sales-4.csv', 'sales-5.csv', 'sales-6.csv'];
    for (const [index, name] of names.entries()) {
      const rows = Array.from(
        { length: index % 2 === 0 ? 5000 : 1 },
        (_, row) => `${name}-${row},1,2026-06-01T10:00,1,ok`,
      );
      await folder.write(name, fileOf(...rows));
    }
    const stages: string[] = [];
    const progress = { ...silent, stage: (stage: string) => void stages.push(stage) };
    await loadSources(sqlWarehouse(store.db), businessOf(folder, 'sales-*.csv'), NOW, progress);
    expect(stages).toEqual(names.map((name) => `load shop: ${name}`));
    const loads = await store.db.query(
      'select cast(load_id as text) as load_id, file, cast(rows_inserted as text) as rows from loads order by loads.load_id',
    );
    expect(loads).toEqual(
      names.map((file, index) => ({ load_id: `${index + 1}`, file, rows: index % 2 === 0 ? '5000' : '1' })),
    );
  });

  test('the files before a source without files are loaded', async () => {
    await using store = await engine.open();
    await using folder = await tempFolder();
    await folder.write('sales.csv', fileOf('A,1,2026-06-01T10:00,1,ok'));
    const [shop] = businessOf(folder, 'sales.csv').sources;
    const [missing] = businessOf(folder, 'nowhere-*.csv', { id: 'missing' }).sources;
    const business = testBusiness({ sources: [shop, missing].filter((source) => source !== undefined) });
    await expect(loadSources(sqlWarehouse(store.db), business, NOW, silent)).rejects.toThrow(/no file matches/);
    expect(await store.db.query('select order_id from fact_sales')).toEqual([{ order_id: 'A' }]);
  });

  test('a status that is named twice counts its lines once', async () => {
    await using store = await engine.open();
    await using folder = await tempFolder();
    await folder.write('sales.csv', fileOf('A,1,2026-06-01T10:00,10,void'));
    await loadSources(
      sqlWarehouse(store.db),
      businessOf(folder, 'sales.csv', { cancelled: ['void', 'void'] }),
      NOW,
      silent,
    );
    expect(await store.db.query('select kind, base_amount from sales_lines')).toEqual([
      { kind: 'cancelled', base_amount: '10.0000' },
    ]);
  });
});
