import { describe, expect, test } from 'vitest';
import { dailySource } from '../../../test/fixtures/daily-source.ts';
import { engines, turns } from '../../../test/fixtures/databases.ts';
import { brokenChecks } from '../../../test/fixtures/example.ts';
import { loading, type Loading } from '../../../test/fixtures/loading.ts';
import { rowsText } from '../../../test/fixtures/store-text.ts';
import type { Measure, Metric } from '../../metrics/metric.ts';
import { dailyValues } from '../rollup/daily-values.ts';
import { rollUp } from '../rollup/roll-up.ts';
import { forgetSource } from './forget-source.ts';

const wide = dailySource({ revenue: 'Revenue', visitors: 'Visitors' });
const COLUMNS = 'day,Revenue,Visitors';
const sliced = dailySource(
  { visits: 'visits', rate: 'rate' },
  { dimensions: ['country', 'device'], totalRows: { country: ['All'], device: ['All'] } },
);

const sum = (column: string): Measure => ({ table: 'daily_values', agg: 'sum', column });
const given = (column: string): Measure => ({ table: 'daily_values', agg: 'given', column });

/** The values of a metric as lines of slice, day, numerator and denominator. */
async function valuesOf(
  { db }: Loading,
  measure: Metric['measure'],
  changes: Partial<Metric> = {},
  dimension: string | null = null,
): Promise<string[]> {
  const rest = { title: '', direction: 'both', nonNegative: true, tolerance: 0, minChange: null, owner: null } as const;
  const metric: Metric = { ...rest, id: 'x', measure, unit: 'count', missing: 'unknown', dimensions: [], ...changes };
  const slices = await dailyValues(db, metric, dimension, null);
  const plain = (line: string): string => line.replaceAll(/\.?0+(?=,|$)/g, '');
  return slices.flatMap(({ slice, lines }) => lines.split('\n').map((line) => `${slice} ${plain(line)}`.trim())).sort();
}

describe.each(engines)('daily values in $name', (engine) => {
  const turn = turns(engine);

  test.runIf(turn())('a wide table gives each column as values of its days, to the last digit', async () => {
    await using store = await loading(engine);
    const receipt = await store.load(wide, 'kpis.csv', [COLUMNS, '2026-06-02,1234.123456789,7', '2026-06-01,-5,']);
    expect(receipt).toMatchObject({ rowsRead: 2, rowsAccepted: 2, rowsInserted: 2, rowsUpdated: 0, rowsDeleted: 0 });
    expect(await rollUp(store.db)).toEqual({ daily_values: 2 });
    expect(await valuesOf(store, sum('revenue'))).toEqual(['2026-06-01,-5,', '2026-06-02,1234.123456789,']);
    expect(await valuesOf(store, sum('visitors'))).toEqual(['2026-06-02,7,']);
    expect(await rowsText(store.db, 'select day, rows from daily_arrivals')).toEqual([
      '{"day":"2026-06-01","rows":"1"}',
      '{"day":"2026-06-02","rows":"2"}',
    ]);
    expect(await brokenChecks(store.db)).toEqual([]);
  });

  test.runIf(turn())('a day that is restated takes its new values, and only it is stale', async () => {
    await using store = await loading(engine);
    await store.load(wide, 'kpis.csv', [COLUMNS, '2026-06-01,1,1', '2026-06-02,2,2']);
    await rollUp(store.db);
    const receipt = await store.load(wide, 'kpis.csv', [COLUMNS, '2026-06-01,1,1', '2026-06-02,3,', '2026-06-03,4,4']);
    expect(receipt).toMatchObject({ rowsInserted: 1, rowsUpdated: 1, rowsDeleted: 0 });
    expect(await rollUp(store.db)).toEqual({ daily_values: 2 });
    expect(await valuesOf(store, sum('revenue'))).toEqual(['2026-06-01,1,', '2026-06-02,3,', '2026-06-03,4,']);
    expect(await valuesOf(store, sum('visitors'))).toEqual(['2026-06-01,1,', '2026-06-03,4,']);
  });

  test.runIf(turn())(
    'whole days lose the rows that a newer file does not have, and a source all of them once it is forgotten',
    async () => {
      await using store = await loading(engine);
      const byCountry = dailySource({ visits: 'visits' }, { dimensions: ['country'] }, { mode: 'replace_days' });
      await store.load(byCountry, 'a.csv', [
        'day,country,visits',
        '2026-06-01,DE,1',
        '2026-06-01,FR,2',
        '2026-06-02,FR,9',
      ]);
      const receipt = await store.load(byCountry, 'b.csv', ['day,country,visits', '2026-06-01,DE,1']);
      expect(receipt).toMatchObject({ rowsInserted: 0, rowsUpdated: 0, rowsDeleted: 1 });
      expect(await valuesOf(store, sum('visits'))).toEqual(['2026-06-01,1,', '2026-06-02,9,']);
      await rollUp(store.db);
      expect(await forgetSource(store.db, 'kpis')).toBe(2);
      expect(await rollUp(store.db)).toEqual({ daily_values: 2 });
      expect(await valuesOf(store, sum('visits'))).toEqual([]);
    },
  );

  test.runIf(turn())('a long table gives the values that are declared, each in its unit', async () => {
    await using store = await loading(engine);
    const measures = { conversion: { from: 'Conversion', in: 'percent' }, stay: { from: 'Stay', in: 'm:ss' } } as const;
    const long = dailySource({}, { form: 'long', measures });
    const lines = ['2026-06-01,Conversion,3.4 %', '2026-06-01,Stay,2:05', '2026-06-01,Other,x'];
    const receipt = await store.load(long, 'long.csv', ['day,metric,value', ...lines]);
    expect(receipt).toMatchObject({ rowsRead: 3, rowsAccepted: 3, rowsInserted: 2 });
    expect(await valuesOf(store, given('conversion'))).toEqual(['2026-06-01,0.034,']);
    expect(await valuesOf(store, given('stay'))).toEqual(['2026-06-01,125000,']);
    await expect(store.load(long, 'bad.csv', ['day,metric,value', '2026-06-01,Stay,125'])).rejects.toThrow(
      /bad\.csv:2:3 \(value\): '125' is not a duration of the form m:ss/,
    );
  });

  test.runIf(turn())(
    'dimensions add up without the totals, and a value that is given is the one of the total',
    async () => {
      await using store = await loading(engine);
      const rows = [
        'DE,app,10,0.1',
        'DE,web,20,0.2',
        'FR,app,3,',
        'DE,All,30,0.15',
        'All,app,13,0.12',
        'All,All,33,0.14',
      ];
      await store.load(sliced, 'a.csv', ['day,country,device,visits,rate', ...rows.map((row) => `2026-06-01,${row}`)]);
      expect(await valuesOf(store, sum('visits'))).toEqual(['2026-06-01,33,']);
      const visits = await valuesOf(store, sum('visits'), {}, 'country');
      expect(visits).toEqual(['country=DE 2026-06-01,30,', 'country=FR 2026-06-01,3,']);
      expect(await valuesOf(store, given('rate'))).toEqual(['2026-06-01,0.14,']);
      expect(await valuesOf(store, given('rate'), {}, 'country')).toEqual(['country=DE 2026-06-01,0.15,']);
      const inApp = { ...given('rate'), where: { device: ['app'] } };
      expect(await valuesOf(store, inApp)).toEqual(['2026-06-01,0.12,']);
      expect(await valuesOf(store, inApp, {}, 'country')).toEqual(['country=DE 2026-06-01,0.1,']);
    },
  );

  test.runIf(turn())('a sum of which one part has no value is unknown, unless nothing means zero', async () => {
    await using store = await loading(engine);
    const byCountry = dailySource({ visits: 'visits', orders: 'orders' }, { dimensions: ['country'], empty: ['-'] });
    await store.load(byCountry, 'a.csv', ['day,country,visits,orders', '2026-06-01,DE,10,1', '2026-06-01,FR,-,2']);
    expect(await valuesOf(store, sum('visits'))).toEqual(['2026-06-01,,']);
    expect(await valuesOf(store, sum('visits'), { missing: 'zero' })).toEqual(['2026-06-01,10,']);
    const rate = { numerator: sum('orders'), denominator: sum('visits') };
    expect(await valuesOf(store, rate)).toEqual(['2026-06-01,3,']);
    expect(await valuesOf(store, rate, {}, 'country')).toEqual([
      'country=DE 2026-06-01,1,10',
      'country=FR 2026-06-01,2,',
    ]);
  });

  test.runIf(turn())('several rows of a day are refused, summed, or the last one counts, as declared', async () => {
    await using store = await loading(engine);
    const lines = [COLUMNS, '2026-06-01,1,10', '2026-06-01,2,', '2026-06-02,4,4'];
    await expect(store.load(wide, 'a.csv', lines)).rejects.toThrow(
      /a\.csv:3:1 \(day\): '2026-06-01' is a second row of the same day, first on line 2: .*'several_rows: sum'/,
    );
    const summed = dailySource({ revenue: 'Revenue', visitors: 'Visitors' }, { severalRows: 'sum' }, { id: 'summed' });
    expect(await store.load(summed, 'a.csv', lines)).toMatchObject({ rowsRead: 3, rowsAccepted: 3, rowsInserted: 2 });
    expect(await valuesOf(store, sum('revenue'))).toEqual(['2026-06-01,3,', '2026-06-02,4,']);
    expect(await valuesOf(store, sum('visitors'))).toEqual(['2026-06-02,4,']);
    await forgetSource(store.db, 'summed');
    const last = dailySource({ revenue: 'Revenue', visitors: 'Visitors' }, { severalRows: 'last' }, { id: 'last' });
    await store.load(last, 'a.csv', lines);
    expect(await valuesOf(store, sum('revenue'))).toEqual(['2026-06-01,2,', '2026-06-02,4,']);
    expect(await brokenChecks(store.db)).toEqual([]);
  });

  test.each([
    ['weekly', ['2026-05-04', '2026-05-11', '2026-05-18', '2026-05-25']],
    ['monthly', ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30']],
  ])('a %s table is refused, unless its days are declared to be single ones', async (kind, days) => {
    await using store = await loading(engine);
    const lines = [COLUMNS, ...days.map((day) => `${day},1,1`)];
    await expect(store.load(wide, 'a.csv', lines)).rejects.toThrow(`a.csv: the table is not daily but ${kind}`);
    const apart = dailySource({ revenue: 'Revenue' }, { daysApart: true });
    expect(await store.load(apart, 'a.csv', lines)).toMatchObject({ rowsInserted: 4 });
  });
});
