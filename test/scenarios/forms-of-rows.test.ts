import { describe, expect, test } from 'vitest';
import { loadFile } from '../../src/warehouse/load/load-file.ts';
import { rollUp } from '../../src/warehouse/rollup/roll-up.ts';
import { plainAmount, type AmountForm } from '../../src/warehouse/source-forms.ts';
import type { Source } from '../../src/warehouse/source.ts';
import { serverEngines } from '../fixtures/databases.ts';
import { brokenChecks } from '../fixtures/example.ts';
import { loading, NOW, type Loading } from '../fixtures/loading.ts';
import { testSource } from '../fixtures/source.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

const less = (column: string): AmountForm => ({ ...plainAmount(column), plus: [], less: [column] });

/** Rolls up; `day: net, refunds, orders` of each day. */
async function days({ db }: Loading): Promise<string[]> {
  await rollUp(db);
  expect(await brokenChecks(db)).toEqual([]);
  const rows = await db.query('select day, net, refunds, orders from daily_kpis order by day');
  return rows.map(
    (row) => `${String(row['day']).slice(-2)}: ${Number(row['net'])}, ${Number(row['refunds'])}, ${row['orders']}`,
  );
}

describe.each(serverEngines)('in $name', (engine) => {
  test('a refund in a column of its own counts on its day, and goes when the export takes it back', async () => {
    const source = testSource('fact_sales', {
      columns: { order_id: 'Name', ts: 'Created', amount: 'Total', product: 'Item' },
      columnOrder: 'any',
      dateOnly: true,
      amountOf: 'order',
      items: { ...plainAmount(''), times: ['Qty', 'Price'], plus: [] },
      lines: {
        refund: { amount: less('Refunded'), ts: 'Refunded at' },
        shipping: { amount: plainAmount('Freight'), ts: null },
      },
    });
    const header = 'Name,Created,Total,Item,Qty,Price,Freight,Refunded,Refunded at';
    const first = [
      '#1,2026-05-01,39.90,Hat,1,30.00,4.90,,',
      '#1,,,Cap,1,5.00,,,',
      '#2,2026-05-02,20,Mug,1,19,,5.00,2026-05-03',
    ];
    await using store = await loading(engine);
    expect(await store.load(source, 'may.csv', [header, ...first])).toMatchObject({
      rowsRead: 3,
      rowsAccepted: 3,
      rowsInserted: 5,
    });
    expect(await days(store)).toEqual(['01: 39.9, 0, 1', '02: 20, 0, 1', '03: -5, -5, 0']);
    // The next export has the same orders again: one edited so that its items no longer add up, one whose refund was taken back.
    const later = [
      first[0]?.replace('39.90', '38.90') ?? '',
      first[1] ?? '',
      '#2,2026-05-02,20,Mug,1,19,,0.00,',
      '#3,2026-05-04,7,,,,,,',
    ];
    expect(await store.load({ ...source, numbersRestart: 'never' }, 'june.csv', [header, ...later])).toMatchObject({
      rowsInserted: 1,
      rowsDeleted: 3,
    });
    expect(await days(store)).toEqual(['01: 38.9, 0, 1', '02: 20, 0, 1', '04: 7, 0, 1']);
  });

  test('lines without numbers keep theirs when a refund is added to one of them', async () => {
    const source = testSource('fact_sales', {
      columns: { order_id: 'id', ts: 'day' },
      columnOrder: 'any',
      dateOnly: true,
      made: { amount: { times: ['qty', 'price'], lessShare: null, plus: [], less: [], decimals: null } },
      lines: { refund: { amount: less('back'), ts: null } },
    });
    const header = 'id,day,qty,price,back';
    await using store = await loading(engine);
    await store.load(source, 'a.csv', [header, '1,2026-05-01,2,11.95,', '1,2026-05-01,1,0.05,']);
    const receipt = await store.load(source, 'a.csv', [header, '1,2026-05-01,2,11.95,1.50', '1,2026-05-01,1,0.05,']);
    expect(receipt).toMatchObject({ rowsInserted: 1, rowsUpdated: 0, rowsDeleted: 0 });
    expect(await days(store)).toEqual(['01: 22.45, -1.5, 1']);
  });

  test('rows without an order number are the same orders when their file grows, is renamed, or has a twin', async () => {
    const source: Source = testSource('fact_sales', {
      columns: { ts: 'date', amount: 'amount', product: 'service' },
      columnOrder: 'any',
      dateOnly: true,
      made: { order_id: { each: 'row' } },
    });
    const header = 'date,service,amount';
    const rows = ['2026-05-01,Repair,125', '2026-05-01,Visit,70', '2026-05-01,Visit,70', '2026-05-02,Repair,85'];
    await using store = await loading(engine);
    await store.load(source, 'list.csv', [header, ...rows]);
    expect(await days(store)).toEqual(['01: 265, 0, 3', '02: 85, 0, 1']);
    const grown = [header, ...rows, '2026-05-03,Visit,70'];
    expect(await store.load(source, 'list.csv', grown)).toMatchObject({
      rowsInserted: 1,
      rowsUpdated: 0,
      rowsDeleted: 0,
    });
    // One of two equal rows was wrong.
    const corrected = grown.with(3, '2026-05-01,Visit,75');
    expect(await store.load(source, 'list.csv', corrected)).toMatchObject({ rowsInserted: 1, rowsDeleted: 1 });
    expect(await days(store)).toEqual(['01: 270, 0, 3', '02: 85, 0, 1', '03: 70, 0, 1']);
    // The file is nowhere any more, so that its rows are those of the file that has them now.
    expect(await store.load(source, 'renamed.csv', corrected)).toMatchObject({ rowsInserted: 0, rowsDeleted: 0 });
    // A file of another shop has an equal row, beside this one.
    await using folder = await tempFolder();
    const files = { ...source, path: `${folder.path}/*.csv` };
    const paths = await Promise.all(
      [corrected, [header, '2026-05-03,Visit,70']].map(async (lines, index) =>
        folder.write(`shop-${index}.csv`, lines.map((line) => `${line}\n`).join('')),
      ),
    );
    for (const path of paths) await loadFile(store.db, files, path, NOW, () => undefined);
    expect(await days(store)).toEqual(['01: 270, 0, 3', '02: 85, 0, 1', '03: 140, 0, 2']);
  });
});
