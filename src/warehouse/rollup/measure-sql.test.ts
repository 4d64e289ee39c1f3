import { describe, expect, test } from 'vitest';
import { engines, type Engine } from '../../../test/fixtures/databases.ts';
import { loading, type Loading } from '../../../test/fixtures/loading.ts';
import { sourceOf } from '../../../test/fixtures/source.ts';
import type { Measure, Metric } from '../../metrics/metric.ts';
import { rollUp } from './roll-up.ts';
import { metricSql } from './measure-sql.ts';

const blank: Metric = {
  id: 'm',
  title: 'M',
  measure: { table: 'fact_sales', agg: 'count' },
  unit: 'count',
  direction: 'both',
  missing: 'zero',
  nonNegative: true,
  tolerance: 0.05,
  minChange: null,
  dimensions: [],
  owner: null,
};

const SALES = [
  'order_id,line_no,ts,amount,currency,customer_id,country,channel',
  'A,1,2026-06-01T10:00,10,EUR,c1,DE,web',
  'A,2,2026-06-01T10:00,2.5,EUR,c1,DE,web',
  'B,1,2026-06-01T23:59,-4,EUR,c2,AT,shop',
  'C,1,2026-06-01T12:00,7,EUR,c2,,web',
  'D,1,2026-06-02T00:00,3,USD,c1,DE,shop',
  'E,1,2026-06-02T10:00,5,CHF,c3,AT,web',
];
const EVENTS = [
  'event_id,ts,service,status_code,latency_ms,is_error',
  'e1,2026-06-01T10:00,pay,200,10,0',
  'e2,2026-06-01T10:00,pay,500,20,1',
  'e3,2026-06-01T10:00,pay,,40,0',
  'e4,2026-06-01T10:00,search,404,8,true',
  'e5,2026-06-02T10:00,pay,200,,0',
  'e6,2026-06-02T10:00,search,200,9,0',
];

async function filled(engine: Engine): Promise<Loading> {
  const store = await loading(engine);
  const source = (table: 'fact_sales' | 'fact_ops_events' | 'fx_rates', lines: readonly string[]) =>
    sourceOf(table, (lines[0] ?? '').split(','), { id: table });
  const rates = ['day,currency,per_base', '2026-06-01,USD,1.5'];
  await store.load(source('fact_sales', SALES), 'sales.csv', SALES);
  await store.load(source('fact_ops_events', EVENTS), 'events.csv', EVENTS);
  await store.load(source('fx_rates', rates), 'rates.csv', rates);
  await rollUp(store.db);
  return store;
}

/** `slice day numerator/denominator` of each value, sorted; the slice as `-` where it is the whole. */
async function values(store: Loading, measure: Metric['measure'], dimension: string | null = null): Promise<string[]> {
  const { text, params } = metricSql({ ...blank, measure }, dimension);
  const rows = await store.db.query(text, params);
  const shown = (value: unknown): string => (value === null ? 'null' : String(Number(value)));
  return rows
    .map((row) => `${row['slice'] || '-'} ${row['day']} ${shown(row['numerator'])}/${shown(row['denominator'])}`)
    .sort();
}

/** What a measure is, in words, its values of the whole business or by a dimension. */
const cases: readonly (readonly [string, Metric['measure'], string | null, readonly string[]])[] = [
  ['rows', { table: 'fact_sales', agg: 'count' }, null, ['- 2026-06-01 4/null', '- 2026-06-02 2/null']],
  [
    'rows that have a country',
    { table: 'fact_sales', agg: 'count', column: 'country' },
    null,
    ['- 2026-06-01 3/null', '- 2026-06-02 2/null'],
  ],
  [
    'rows by country, those without one in a slice of their own',
    { table: 'fact_sales', agg: 'count' },
    'country',
    [
      'country= 2026-06-01 1/null',
      'country=AT 2026-06-01 1/null',
      'country=AT 2026-06-02 1/null',
      'country=DE 2026-06-01 2/null',
      'country=DE 2026-06-02 1/null',
    ],
  ],
  [
    'rows without a country, alone and with those of one',
    {
      numerator: { table: 'fact_sales', agg: 'count', where: { country: [''] } },
      denominator: { table: 'fact_sales', agg: 'count', where: { country: ['', 'AT'] } },
    },
    null,
    ['- 2026-06-01 1/2', '- 2026-06-02 0/1'],
  ],
  [
    'rows of one of two channels',
    { table: 'fact_sales', agg: 'count', where: { channel: ['shop', 'fair'] } },
    null,
    ['- 2026-06-01 1/null', '- 2026-06-02 1/null'],
  ],
  [
    'rows under two conditions',
    { table: 'fact_sales', agg: 'count', where: { channel: ['web'], kind: ['sale'] } },
    null,
    ['- 2026-06-01 3/null', '- 2026-06-02 1/null'],
  ],
  [
    'customers',
    { table: 'fact_sales', agg: 'distinct', column: 'customer_id' },
    null,
    ['- 2026-06-01 2/null', '- 2026-06-02 2/null'],
  ],
  [
    'amounts, in the currency of the business, and unknown where a line lacks a rate',
    { table: 'fact_sales', agg: 'sum', column: 'amount' },
    null,
    ['- 2026-06-01 15.5/null', '- 2026-06-02 null/null'],
  ],
  [
    'amounts by country, unknown only where a line of it lacks a rate',
    { table: 'fact_sales', agg: 'sum', column: 'amount' },
    'country',
    [
      'country= 2026-06-01 7/null',
      'country=AT 2026-06-01 -4/null',
      'country=AT 2026-06-02 null/null',
      'country=DE 2026-06-01 12.5/null',
      'country=DE 2026-06-02 2/null',
    ],
  ],
  [
    'the middle amount, unknown where a line lacks a rate',
    { table: 'fact_sales', agg: 'quantile', column: 'amount', q: 0.5 },
    null,
    ['- 2026-06-01 4.75/null', '- 2026-06-02 null/null'],
  ],
  [
    'latency that nine events in ten do not exceed',
    { table: 'fact_ops_events', agg: 'quantile', column: 'latency_ms', q: 0.9 },
    'service',
    [
      'service=pay 2026-06-01 36/null',
      'service=pay 2026-06-02 null/null',
      'service=search 2026-06-01 8/null',
      'service=search 2026-06-02 9/null',
    ],
  ],
  [
    'a quantile that a daily table has already',
    { table: 'daily_ops', agg: 'quantile', column: 'latency_p50' },
    'service',
    [
      'service=pay 2026-06-01 20/null',
      'service=pay 2026-06-02 null/null',
      'service=search 2026-06-01 8/null',
      'service=search 2026-06-02 9/null',
    ],
  ],
  [
    'a daily table, the whole once',
    { table: 'daily_ops', agg: 'sum', column: 'events' },
    null,
    ['- 2026-06-01 4/null', '- 2026-06-02 2/null'],
  ],
  [
    'some services of a daily table',
    { table: 'daily_ops', agg: 'sum', column: 'events', where: { service: ['pay'] } },
    null,
    ['- 2026-06-01 3/null', '- 2026-06-02 1/null'],
  ],
  [
    'a share of which a day has nothing: zero, not unknown',
    {
      numerator: { table: 'fact_ops_events', agg: 'count', where: { is_error: ['true'] } },
      denominator: { table: 'fact_ops_events', agg: 'count' },
    },
    null,
    ['- 2026-06-01 2/4', '- 2026-06-02 0/2'],
  ],
  [
    'a share by service, numbers and truth values as conditions',
    {
      numerator: { table: 'fact_ops_events', agg: 'count', where: { status_code: ['500', '404'], is_error: ['true'] } },
      denominator: { table: 'fact_ops_events', agg: 'count', where: { status_code: ['200', '404', '500'] } },
    },
    'service',
    [
      'service=pay 2026-06-01 1/2',
      'service=pay 2026-06-02 0/1',
      'service=search 2026-06-01 1/1',
      'service=search 2026-06-02 0/1',
    ],
  ],
  [
    'parts from two tables',
    {
      numerator: { table: 'daily_ops', agg: 'sum', column: 'errors' },
      denominator: { table: 'daily_kpis', agg: 'sum', column: 'orders' },
    },
    null,
    ['- 2026-06-01 2/2', '- 2026-06-02 0/2'],
  ],
  [
    'a view of the business itself',
    { table: 'big_lines', agg: 'sum', column: 'size' },
    null,
    ['- 2026-06-01 10/null', '- 2026-06-02 5/null'],
  ],
];

describe.each(engines)('in $name', (engine) => {
  test('each kind of measure gives the values of its days', async () => {
    await using store = await filled(engine);
    await store.db.script(
      'create view big_lines as select day, amount as size from sales_lines where amount >= 5 and coalesce(country, channel) <> channel',
    );
    const found: (readonly [string, readonly string[]])[] = [];
    for (const [name, measure, dimension] of cases) found.push([name, await values(store, measure, dimension)]);
    expect(found).toEqual(cases.map(([name, , , wanted]) => [name, wanted]));
  });
});

const NET_BY_COUNTRY = [
  'country= 2026-06-01 7/null',
  'country=AT 2026-06-01 -4/null',
  // CHF has no rate.
  'country=AT 2026-06-02 null/null',
  'country=DE 2026-06-01 12.5/null',
  'country=DE 2026-06-02 2/null',
];

describe.each(engines)('columns of the daily table by dimensions that its rows have not, in $name', (engine) => {
  const column = (name: string): Measure => ({ table: 'daily_kpis', agg: 'sum', column: name });

  test('are made from the lines: money, orders once in each slice, ratios of them', async () => {
    await using store = await filled(engine);
    expect(await values(store, column('net'), 'country')).toEqual(NET_BY_COUNTRY);
    expect(await values(store, column('orders'), 'channel')).toEqual([
      'channel=shop 2026-06-02 1/null',
      'channel=web 2026-06-01 2/null',
      'channel=web 2026-06-02 1/null',
    ]);
    const rate = { numerator: column('refund_lines'), denominator: column('sale_lines') };
    expect(await values(store, rate, 'channel')).toEqual([
      'channel=shop 2026-06-01 1/null',
      'channel=shop 2026-06-02 0/1',
      'channel=web 2026-06-01 0/3',
      'channel=web 2026-06-02 0/1',
    ]);
  });

  test('add up to the table', async () => {
    await using store = await filled(engine);
    await store.db.query("delete from fact_sales where currency = 'CHF'");
    await store.db.query("insert into stale_days (fact_table, day) values ('fact_sales', date '2026-06-02')");
    await rollUp(store.db);
    const valueOf = (line: string): [string, number] => {
      const [, of = '', value = ''] = /(\S+) (\S+)\/null$/.exec(line) ?? [];
      return [of, Number(value)];
    };
    for (const name of [
      'net',
      'gross',
      'cancelled',
      'refunds',
      'adjustments',
      'extras',
      'orders',
      'units',
      'sale_lines',
    ]) {
      const totals = new Map<string, number>();
      for (const line of await values(store, column(name), 'country')) {
        const [of, value] = valueOf(line);
        totals.set(of, (totals.get(of) ?? 0) + value);
      }
      const whole = (await values(store, column(name))).map(valueOf).filter(([, value]) => value !== 0);
      expect(
        [...totals].filter(([, value]) => value !== 0),
        name,
      ).toEqual(whole);
    }
  });
});

test.each([
  [{ table: 'fact_sales; drop table loads', agg: 'count' }, null],
  [{ table: 'fact_sales', agg: 'sum', column: 'amount)' }, null],
  [{ table: 'fact_sales', agg: 'sum', column: '1' }, null],
  [{ table: 'fact_sales', agg: 'count', where: { "a' or '1": ['x'] } }, null],
  [{ table: 'fact_sales', agg: 'count' }, "country'"],
  [{ table: '"fact_sales"', agg: 'count' }, null],
] as const satisfies readonly (readonly [Measure, string | null])[])(
  '%j by %j is refused: only plain names get into SQL',
  (measure, dimension) => {
    expect(() => metricSql({ ...blank, measure }, dimension)).toThrow(RangeError);
  },
);
