import { expect, test } from 'vitest';
import { openStore } from '../../src/store/connect/open.ts';
import { tempFolder, type TempFolder } from '../fixtures/temp-folder.ts';
import { testProgram } from './program.ts';

const program = testProgram();

async function rowsOf(shop: TempFolder, sql: string) {
  const db = await openStore(`${shop.path}/evenkeel.duckdb`);
  try {
    return await db.query(sql);
  } finally {
    await db.close();
  }
}

/** The days of New York end five hours after those of UTC. */
const SHOP_EXPORT = [
  'Order,Created date (UTC),Amount,Currency,Status',
  '1001,2024-03-01 03:30:00,20.00,USD,Paid',
  '1002,2024-03-01 15:00:00,30.00,USD,Paid',
  '1003,2024-03-01 16:00:00,500.00,USD,Cancelled',
  '1004,2024-03-02 17:00:00,700.00,USD,Pending',
  '1005,2024-03-02 18:00:00,40.00,USD,Paid',
  '1006,2024-03-02 19:00:00,600.00,USD,Failed',
  '1007,2024-03-03 01:00:00,11.00,USD,Paid',
  '',
].join('\n');

test('an export in UTC with orders that were not sold is proposed so, and counted so on the days of the business', async () => {
  await using shop = await tempFolder();
  await shop.write('shop.csv', SHOP_EXPORT);
  const init = await program.run(['init', 'shop.csv', '--zone', 'America/New_York', '--yes'], { cwd: shop.path });
  expect(init.stdout).toContain('\ntimes     iso, of UTC\n');
  expect(init.stdout).toContain('\nnot sold  Cancelled, Pending, Failed\n');
  expect(await program.run(['run', '-q'], { cwd: shop.path })).toMatchObject({ code: 0, stderr: '' });
  expect(await rowsOf(shop, 'select day, net, cancelled, orders from daily_kpis order by day')).toEqual([
    { day: '2024-02-29', net: '20.0000', cancelled: '0.0000', orders: '1' },
    { day: '2024-03-01', net: '30.0000', cancelled: '500.0000', orders: '1' },
    { day: '2024-03-02', net: '51.0000', cancelled: '1300.0000', orders: '2' },
  ]);
});

test('the zone of the file can be named, and goes before the one in the header', async () => {
  await using shop = await tempFolder();
  await shop.write('shop.csv', SHOP_EXPORT);
  const args = ['init', 'shop.csv', '--zone', 'America/New_York', '--file-zone', 'Europe/Berlin', '--yes'];
  const init = await program.run(args, { cwd: shop.path });
  expect(init.stdout).toContain('\ntimes     iso, of Europe/Berlin\n');
});

test('receipt numbers that restart each day end the run, and its advice keeps every sale', async () => {
  await using shop = await tempFolder();
  const config = (more: string) =>
    `business: {name: Kiosk, zone: UTC, currency: EUR, as_of: 2024-03-03T08:00}\nsources:\n  till: {path: "till-*.csv", columns: {order_id: receipt_no, ts: date, line_no: line, amount: amount}${more}}\n`;
  const receipts = (day: string, amounts: readonly string[]) =>
    [
      'receipt_no,date,line,amount',
      ...amounts.map((amount, index) => `${index + 1},${day} 10:0${index},1,${amount}`),
    ].join('\n');
  await shop.write('evenkeel.yaml', config(''));
  await shop.write('till-1.csv', receipts('2024-03-01', ['20.50', '30.50']));
  await shop.write('till-2.csv', receipts('2024-03-02', ['11.50', '12.50']));
  expect(await program.run(['run', '-q'], { cwd: shop.path })).toEqual({
    code: 2,
    stdout: '',
    stderr: [
      "error: till-2.csv:2: order '1' is another sale here than in till-1.csv: 2024-03-02, 11.5000 EUR instead of 2024-03-01, 20.5000 EUR",
      '  2 of the 2 lines whose numbers the store has are other sales, and would replace those: the file was not loaded',
      "  if order numbers restart, declare 'numbers_restart: daily' under sources.till (daily, monthly, yearly or each_file)",
      "  if these are corrections of the same orders, declare 'numbers_restart: never'",
      '',
    ].join('\n'),
  });
  await shop.write('evenkeel.yaml', config(', numbers_restart: daily'));
  expect(await program.run(['run', '-q'], { cwd: shop.path })).toMatchObject({ code: 0, stderr: '' });
  expect(await program.run(['doctor'], { cwd: shop.path })).toMatchObject({ code: 0 });
  expect(await rowsOf(shop, 'select day, net, orders from daily_kpis order by day')).toEqual([
    { day: '2024-03-01', net: '51.0000', orders: '2' },
    { day: '2024-03-02', net: '24.0000', orders: '2' },
  ]);
});

test('a condition that no row meets is named before a run, with the values that there are', async () => {
  await using shop = await tempFolder();
  await shop.write(
    'evenkeel.yaml',
    `business: {name: Kiosk, zone: UTC, currency: EUR}\nmetrics: {app: {table: fact_sales, agg: count, where: {channel: [app]}}}\nsources: {shop: {path: sales.csv, columns: [order_id, ts, amount, channel]}}\n`,
  );
  await shop.write(
    'sales.csv',
    'order_id,ts,amount,channel\n1,2024-03-01T10:00,1,App\n2,2024-03-01T10:00,1,App\n3,2024-03-01T11:00,1,Web\n',
  );
  const { code, stderr } = await program.run(['validate'], { cwd: shop.path });
  expect({ code, stderr }).toEqual({
    code: 0,
    stderr: "metrics.app: no row of fact_sales has channel 'app'; did you mean 'App'? There are 'App', 'Web'\n",
  });
});
