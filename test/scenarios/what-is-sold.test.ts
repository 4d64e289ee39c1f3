import { describe, expect, test } from 'vitest';
import { metricSql } from '../../src/warehouse/rollup/measure-sql.ts';
import { rollUp } from '../../src/warehouse/rollup/roll-up.ts';
import { brokenChecks } from '../fixtures/example.ts';
import { serverEngines } from '../fixtures/databases.ts';
import { loading, type Loading } from '../fixtures/loading.ts';
import { metric } from '../fixtures/metrics.ts';
import { sourceOf } from '../fixtures/source.ts';

const COLUMNS = ['order_id', 'line_no', 'ts', 'amount', 'status', 'line_kind'];
const shop = sourceOf('fact_sales', COLUMNS, {
  lineKinds: { discount: ['coupon'], gift_card: ['gift card'], shipping: ['freight'], tax: ['vat'] },
});
const statuses = [{ source: 'shop', status: 'cancelled', meaning: 'cancelled' as const }];

/** Loads lines of `order/line day amount status kind`, rolls up, and returns the figures of each day. */
async function days(store: Loading, name: string, lines: readonly string[]): Promise<string[]> {
  const rows = lines.map((line) => {
    const [key = '', day = '', amount = '', status = '', ...kind] = line.split(' ');
    return [...key.split('/'), `2026-05-0${day}T10:00`, amount, status, kind.join(' ')].join(',');
  });
  await store.load(shop, name, [COLUMNS.join(','), ...rows]);
  await rollUp(store.db);
  expect(await brokenChecks(store.db)).toEqual([]);
  const found = await store.db.query('select * from daily_kpis order by day');
  const money = (value: unknown): string => String(Number(value));
  return found.map((row) =>
    [
      `${String(row['day']).slice(-2)}: net ${money(row['net'])} = gross ${money(row['gross'])}`,
      `refunds ${money(row['refunds'])}`,
      `extras ${money(row['extras'])}`,
      `cancelled ${money(row['cancelled'])}; ${row['orders']} orders, ${row['refund_lines']} refund lines`,
    ].join(', '),
  );
}

describe.each(serverEngines)('in $name', (engine) => {
  test('lines of cancelled orders are no revenue, and their discounts no refunds', async () => {
    await using store = await loading(engine, statuses);
    const lines = [
      ...['1/1 1 100 paid', '2/1 1 30 cancelled'],
      ...['3/1 2 80 paid', '4/1 2 60 cancelled', '4/2 2 -10 cancelled', '5/1 2 70 paid'],
    ];
    expect(await days(store, 'a.csv', lines)).toEqual([
      '01: net 100 = gross 100, refunds 0, extras 0, cancelled 30; 1 orders, 0 refund lines',
      '02: net 150 = gross 150, refunds 0, extras 0, cancelled 50; 2 orders, 0 refund lines',
    ]);
  });

  test('a reversal takes back only what counted', async () => {
    await using store = await loading(engine, statuses);
    const lines = [
      // Cancelled and reversed, whatever the reversal's own status.
      ...['1/1 1 30 cancelled', '1/2 2 -30 cancelled', '2/1 1 40 cancelled', '2/2 2 -40 refunded'],
      // Sold, then reversed under the status of a cancellation, in the order or as a credit note of its own.
      ...['3/1 1 50 paid', '3/2 2 -50 cancelled', 'C4/1 2 -20 cancelled'],
      // Of an order that is cancelled in part, the rest is refunded.
      ...['5/1 1 60 paid', '5/2 1 15 cancelled', '5/3 2 -15 cancelled', '5/4 2 -25 refunded'],
    ];
    expect(await days(store, 'a.csv', lines)).toEqual([
      '01: net 110 = gross 110, refunds 0, extras 0, cancelled 85; 2 orders, 0 refund lines',
      '02: net -95 = gross 0, refunds -95, extras 0, cancelled -85; 0 orders, 3 refund lines',
    ]);
  });

  test('an order that is cancelled later takes its reversal of another day with it', async () => {
    await using store = await loading(engine, statuses);
    expect(await days(store, 'a.csv', ['1/1 1 30 paid', '1/2 3 -30 refunded', '2/1 3 5 paid'])).toEqual([
      '01: net 30 = gross 30, refunds 0, extras 0, cancelled 0; 1 orders, 0 refund lines',
      '03: net -25 = gross 5, refunds -30, extras 0, cancelled 0; 1 orders, 1 refund lines',
    ]);
    expect(await days(store, 'b.csv', ['1/1 1 30 cancelled'])).toEqual([
      '01: net 0 = gross 0, refunds 0, extras 0, cancelled 30; 0 orders, 0 refund lines',
      '03: net 5 = gross 5, refunds 0, extras 0, cancelled -30; 1 orders, 0 refund lines',
    ]);
    expect(await days(store, 'c.csv', ['1/1 1 30 paid'])).toEqual([
      '01: net 30 = gross 30, refunds 0, extras 0, cancelled 0; 1 orders, 0 refund lines',
      '03: net -25 = gross 5, refunds -30, extras 0, cancelled 0; 1 orders, 1 refund lines',
    ]);
  });

  test('discounts, gift cards and shipping are neither sales nor refunds', async () => {
    await using store = await loading(engine, statuses);
    const lines = [
      ...['1/1 1 100 paid article', '1/2 1 -10 paid coupon', '1/3 1 5 paid freight', '1/4 1 -20 paid gift card'],
      ...['2/1 1 -40 paid article', '3/1 1 50 cancelled article', '3/2 1 -5 cancelled coupon'],
    ];
    expect(await days(store, 'a.csv', lines)).toEqual([
      '01: net 35 = gross 100, refunds -40, extras -25, cancelled 45; 1 orders, 1 refund lines',
    ]);
  });

  test('a day adds up whatever its lines amount to, on the day, by slice and across files', async () => {
    await using store = await loading(engine, statuses);
    const largest = '99999999999999.9999';
    const lines = Array.from({ length: 200 }, (_, index) => `${index}/1 1 ${largest} paid`);
    await days(store, 'a.csv', lines);
    await days(store, 'b.csv', [`b/1 1 ${largest} paid`]);
    const revenue = { table: 'fact_sales', agg: 'sum', column: 'amount' } as const;
    const { text, params } = metricSql(metric({ measure: revenue, dimensions: ['status'] }), 'status');
    const total = '20099999999999999.9799';
    expect(await store.db.query('select net from daily_kpis')).toEqual([{ net: total }]);
    expect(await store.db.query(`select slice, numerator from (${text}) as daily`, params)).toEqual([
      { slice: 'status=paid', numerator: `${total}00000` },
    ]);
  });

  test('an amount or a rate whose conversion does not fit is refused at its line', async () => {
    await using store = await loading(engine, statuses);
    const rates = sourceOf('fx_rates', ['day', 'currency', 'per_base'], { id: 'bank' });
    const foreign = sourceOf('fact_sales', ['order_id', 'line_no', 'ts', 'amount', 'currency']);
    const header = 'order_id,line_no,ts,amount,currency';
    await store.load(rates, 'rates.csv', ['day,currency,per_base', '2026-05-01,BTC,0.00001']);
    await expect(
      store.load(foreign, 'a.csv', [header, 'A,1,2026-05-01T10:00,1,BTC', 'B,1,2026-05-01T10:00,1000000000,BTC']),
    ).rejects.toThrow(
      /a\.csv:3: '1000000000\.0000 BTC' is too large at the rates of fx_rates: a converted amount can have at most 14 digits before the decimal sign$/,
    );
    await store.load(foreign, 'b.csv', [header, 'A,1,2026-05-01T10:00,100000000,BTC']);
    await expect(
      store.load(rates, 'later.csv', ['day,currency,per_base', '2026-05-02,BTC,0.00001', '2026-05-03,BTC,0.00000001']),
    ).rejects.toThrow(/later\.csv:3: '0\.00000001 BTC' is too large as a rate for the amounts in the store: /);
    await rollUp(store.db);
    expect(await store.db.query('select net from daily_kpis')).toEqual([{ net: '10000000000000.0000' }]);
  });
});
