import { describe, expect, test } from 'vitest';
import { dailyKpis, dailyOps, type Meaning } from '../../../test/fixtures/daily-twin.ts';
import { engines, inTurn, type Engine } from '../../../test/fixtures/databases.ts';
import { loading, type Loading } from '../../../test/fixtures/loading.ts';
import {
  EVENT_COLUMNS,
  eventLines,
  RATE_COLUMNS,
  rateLines,
  randomEvents,
  randomRates,
  randomSales,
  SALE_COLUMNS,
  saleLines,
  spans,
  type Span,
} from '../../../test/fixtures/random-facts.ts';
import { sourceOf } from '../../../test/fixtures/source.ts';
import { oneIn } from '../../../test/run-size.ts';
import { rowsText } from '../../../test/fixtures/store-text.ts';
import type { Database, Row } from '../../store/connect/database.ts';
import { warehouseChecks } from '../warehouse-checks.ts';
import { declareBusiness } from '../load/declare-business.ts';
import { rollUp } from './roll-up.ts';

const QUANTILES = ['latency_p50', 'latency_p95', 'latency_p99'];
const statuses: Meaning['statuses'] = { 'shop/void': 'cancelled', 'web/void': 'cancelled', 'web/debt': 'adjustment' };

const HEADER = 'order_id,line_no,ts,amount';
const shop = sourceOf('fact_sales', HEADER.split(','));
const log = sourceOf('fact_ops_events', EVENT_COLUMNS, { id: 'log' });

/** A store with all random facts of a span, rolled up. */
async function rolledUp(engine: Engine, span: Span): Promise<Loading> {
  const declared = Object.entries(statuses).map(([name, meaning]) => {
    const [source = '', status = ''] = name.split('/');
    return { source, status, meaning };
  });
  const store = await loading(engine, declared, span.zone);
  const sales = randomSales(span, 600);
  for (const id of ['shop', 'web']) {
    const ofSource = sales.filter(({ source }) => source === id);
    await store.load(sourceOf('fact_sales', SALE_COLUMNS, { id }), `${id}.csv`, saleLines(ofSource));
  }
  await store.load(log, 'log.csv', eventLines(randomEvents(span, 600)));
  await store.load(sourceOf('fx_rates', RATE_COLUMNS), 'rates.csv', rateLines(randomRates(span)));
  await rollUp(store.db);
  return store;
}

function without(row: Row, columns: readonly string[]): Row {
  return Object.fromEntries(Object.entries(row).filter(([name]) => !columns.includes(name)));
}

async function daysOf(db: Database, table: string): Promise<string[]> {
  const rows = await db.query(`select day from ${table} order by day`);
  return rows.map((row) => String(row['day']));
}

describe.each(engines)('in $name', (engine) => {
  describe.each(inTurn(engine, oneIn(2, spans)))('the days of $zone from $from on', (span) => {
    test('are what brute force makes of the same facts', async () => {
      await using store = await rolledUp(engine, span);
      const meaning = { zone: span.zone, currency: 'EUR', statuses };
      const kpis = dailyKpis(randomSales(span, 600), randomRates(span), meaning);
      expect(kpis.length).toBeGreaterThan(13);
      expect(kpis.some(({ net }) => net === null)).toBe(true);
      expect(await store.db.query('select * from daily_kpis order by day')).toEqual(kpis);

      const ops = dailyOps(randomEvents(span, 600), span.zone);
      const found = await store.db.query('select * from daily_ops order by day, service');
      expect(found.map((row) => without(row, QUANTILES))).toEqual(ops.map((row) => without(row, QUANTILES)));
      const differences = found.flatMap((row, index) =>
        QUANTILES.map((name) => {
          const [actual, wanted] = [Number(row[name]), Number(ops[index]?.[name])];
          return Math.abs(actual - wanted) / Math.max(1, Math.abs(wanted));
        }),
      );
      expect(Math.max(...differences)).toBeLessThanOrEqual(1e-9);
    });
  });

  test('what was loaded by a run that failed afterwards breaks no check', async () => {
    await using store = await loading(engine);
    await store.load(shop, 'a.csv', [HEADER, 'A,1,2026-06-01T10:00,10']);
    await store.load(log, 'a-log.csv', [EVENT_COLUMNS.join(','), '2026-06-01T10:00,pay,5,0']);
    const broken: string[] = [];
    for await (const { name, brokenRows } of warehouseChecks(store.db)) if (brokenRows.length > 0) broken.push(name);
    expect(broken).toEqual([]);
  });

  test('only stale days are made again', async () => {
    await using store = await loading(engine);
    await store.load(shop, 'a.csv', [HEADER, 'A,1,2026-06-01T10:00,10', 'B,1,2026-06-02T10:00,5']);
    await store.load(log, 'a-log.csv', [
      EVENT_COLUMNS.join(','),
      '2026-06-01T10:00,pay,5,0',
      '2026-06-02T10:00,pay,5,0',
    ]);
    expect(await rollUp(store.db)).toEqual({ fact_sales: 2, fact_ops_events: 2 });
    await store.db.script(`
      update daily_kpis set net = 777 where day = '2026-06-01';
      update daily_ops set events = 777 where day = '2026-06-01';
      update daily_arrivals set rows = 777 where day = '2026-06-01'`);

    await store.load(shop, 'b.csv', [HEADER, 'C,1,2026-06-02T12:00,1']);
    await store.load(log, 'b-log.csv', [EVENT_COLUMNS.join(','), '2026-06-02T12:00,pay,7,1']);
    expect(await rollUp(store.db)).toEqual({ fact_sales: 1, fact_ops_events: 1 });
    expect(await store.db.query('select day, net from daily_kpis order by day')).toEqual([
      { day: '2026-06-01', net: '777.0000' },
      { day: '2026-06-02', net: '6.0000' },
    ]);
    expect(await store.db.query("select day, events, errors from daily_ops where service = '' order by day")).toEqual([
      { day: '2026-06-01', events: '777', errors: '0' },
      { day: '2026-06-02', events: '2', errors: '1' },
    ]);
    expect(await store.db.query('select fact_table, rows from daily_arrivals order by fact_table, day')).toEqual([
      { fact_table: 'fact_ops_events', rows: '777' },
      { fact_table: 'fact_ops_events', rows: '2' },
      { fact_table: 'fact_sales', rows: '777' },
      { fact_table: 'fact_sales', rows: '2' },
    ]);
  });

  test('without stale days nothing is done', async () => {
    await using store = await loading(engine);
    await store.load(shop, 'a.csv', [HEADER, 'A,1,2026-06-01T10:00,10']);
    await rollUp(store.db);
    expect(await rollUp(store.db)).toEqual({});
  });

  test('a day whose last fact goes has no row any more', async () => {
    await using store = await loading(engine);
    const named = sourceOf('fact_ops_events', ['event_id', ...EVENT_COLUMNS], { id: 'log' });
    await store.load(shop, 'a.csv', [HEADER, 'A,1,2026-06-01T10:00,10', 'B,1,2026-06-02T10:00,5']);
    await store.load(named, 'a-log.csv', [`event_id,${EVENT_COLUMNS.join(',')}`, 'e,2026-06-01T10:00,pay,5,0']);
    await rollUp(store.db);
    await store.load({ ...shop, numbersRestart: 'never' }, 'b.csv', [HEADER, 'A,1,2026-06-03T10:00,10']);
    await store.load(named, 'b-log.csv', [`event_id,${EVENT_COLUMNS.join(',')}`, 'e,2026-06-03T10:00,pay,5,0']);
    await rollUp(store.db);
    expect(await daysOf(store.db, 'daily_kpis')).toEqual(['2026-06-02', '2026-06-03']);
    expect(await daysOf(store.db, 'daily_ops')).toEqual(['2026-06-03', '2026-06-03']);
    expect(await daysOf(store.db, 'daily_arrivals')).toEqual(['2026-06-02', '2026-06-03', '2026-06-03']);
  });

  test('what arrived is counted by source, with the instant of the last row of the day', async () => {
    await using store = await loading(engine);
    await store.load(shop, 'a.csv', [HEADER, 'A,1,2026-06-01T00:00,10', 'B,1,2026-06-01T23:59:59.999,0']);
    await store.load({ ...shop, id: 'web' }, 'b.csv', [HEADER, 'A,1,2026-06-01T12:00,1']);
    await rollUp(store.db);
    const rows = await store.db.query('select source, day, rows, last_ts from daily_arrivals order by source');
    expect(rows.map((row) => ({ ...row, last_ts: Date.parse(String(row['last_ts'])) }))).toEqual([
      { source: 'shop', day: '2026-06-01', rows: '2', last_ts: Date.parse('2026-06-01T21:59:59.999Z') },
      { source: 'web', day: '2026-06-01', rows: '1', last_ts: Date.parse('2026-06-01T10:00:00Z') },
    ]);
  });

  test('an amount whose conversion ends in a half is rounded away from zero', async () => {
    await using store = await loading(engine);
    const source = sourceOf('fact_sales', [...HEADER.split(','), 'currency']);
    await store.load(sourceOf('fx_rates', RATE_COLUMNS), 'rates.csv', [RATE_COLUMNS.join(','), '2026-06-01,USD,1.2']);
    await store.load(source, 'a.csv', [
      `${HEADER},currency`,
      'A,1,2026-06-01T10:00,0.0003,USD',
      'B,1,2026-06-02T10:00,-0.0003,USD',
      'C,1,2026-06-03T10:00,99999999999999.9999,USD',
    ]);
    await rollUp(store.db);
    expect(await store.db.query('select net from daily_kpis order by day')).toEqual([
      { net: '0.0003' },
      { net: '-0.0003' },
      { net: '83333333333333.3333' },
    ]);
  });

  test('a rate is carried seven days, and the day after has no money, but its counts', async () => {
    await using store = await loading(engine);
    const source = sourceOf('fact_sales', [...HEADER.split(','), 'currency']);
    await store.load(sourceOf('fx_rates', RATE_COLUMNS), 'rates.csv', [RATE_COLUMNS.join(','), '2026-06-01,USD,2']);
    await store.load(source, 'a.csv', [
      `${HEADER},currency`,
      'A,1,2026-05-31T10:00,10,USD',
      'B,1,2026-06-01T10:00,10,USD',
      'C,1,2026-06-08T23:59,10,USD',
      'D,1,2026-06-09T00:00,10,USD',
      'E,1,2026-06-09T00:00,10,EUR',
    ]);
    await rollUp(store.db);
    expect(await store.db.query('select day, net, gross, refunds, orders from daily_kpis order by day')).toEqual([
      { day: '2026-05-31', net: null, gross: null, refunds: null, orders: '1' },
      { day: '2026-06-01', net: '5.0000', gross: '5.0000', refunds: '0.0000', orders: '1' },
      { day: '2026-06-08', net: '5.0000', gross: '5.0000', refunds: '0.0000', orders: '1' },
      { day: '2026-06-09', net: null, gross: null, refunds: null, orders: '2' },
    ]);
  });

  test('days are made again when the meaning of facts is declared anew', async () => {
    await using store = await loading(engine);
    const source = sourceOf('fact_sales', [...HEADER.split(','), 'status']);
    await store.load(source, 'a.csv', [
      `${HEADER},status`,
      'A,1,2026-06-01T23:30,10,void',
      'B,1,2026-06-01T10:00,5,ok',
    ]);
    await rollUp(store.db);
    const declared = {
      zone: 'UTC',
      currency: 'EUR',
      statuses: [{ source: 'shop', status: 'void', meaning: 'cancelled' as const }],
      sourceZones: {},
    };
    await declareBusiness(store.db, declared);
    expect(await rollUp(store.db)).toEqual({ fact_sales: 1 });
    expect(await store.db.query('select day, net, gross, cancelled from daily_kpis order by day')).toEqual([
      { day: '2026-06-01', net: '5.0000', gross: '5.0000', cancelled: '10.0000' },
    ]);
    await declareBusiness(store.db, declared);
    expect(await rollUp(store.db)).toEqual({});
  });
});

test.each(oneIn(4, spans))(
  'every engine makes the same days of $zone; quantiles are doubles, the same to the digits that metrics keep',
  async (span) => {
    const quantiles = QUANTILES.map((name) => `cast(${name} as numeric(38, 9)) as ${name}`).join(', ');
    const made = await Promise.all(
      engines.map(async (engine) => {
        await using store = await rolledUp(engine, span);
        return {
          kpis: await rowsText(store.db, 'select * from daily_kpis'),
          ops: await rowsText(
            store.db,
            `select day, service, events, errors, latency_sum, ${quantiles} from daily_ops`,
          ),
          arrivals: await rowsText(store.db, 'select * from daily_arrivals'),
        };
      }),
    );
    expect(made).toEqual(made.map(() => made[0]));
  },
);
