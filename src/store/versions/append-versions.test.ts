import { describe, expect, test } from 'vitest';
import { engines } from '../../../test/fixtures/databases.ts';
import { dayFromIso } from '../../calendar/day.ts';
import type { Metric } from '../../metrics/metric.ts';
import type { Database } from '../database.ts';
import { appendVersions } from './append-versions.ts';
import { loadDailyValues } from './load-daily-values.ts';

const revenue: Metric = {
  id: 'revenue',
  title: 'Revenue',
  measure: { table: 'daily_kpis', agg: 'sum', column: 'net' },
  unit: 'currency',
  direction: 'down',
  missing: 'zero',
  nonNegative: false,
  tolerance: 0.05,
  minChange: null,
  dimensions: [],
  owner: null,
};

/** Sets a day's net, null for one whose money is unknown. */
async function setNet(db: Database, day: string, net: number | null): Promise<void> {
  await db.query('delete from daily_kpis where day = $1', [day]);
  await db.query(
    `insert into daily_kpis (day, net, orders, units, customers, refund_lines, sale_lines) values ($1, $2, 0, 0, 0, 0, 0)`,
    [day, net],
  );
}

/** `day run: value` of every version, where a day without rows shows as gone. */
async function versions(db: Database): Promise<string[]> {
  const rows = await db.query(
    'select day, known_from_run, has_rows, numerator from kpi_versions order by day, known_from_run',
  );
  return rows.map((row) => {
    const value =
      row['has_rows'] === true ? String(row['numerator'] === null ? null : Number(row['numerator'])) : 'gone';
    return `${row['day']} ${row['known_from_run']}: ${value}`;
  });
}

describe.each(engines)('in $name', (engine) => {
  test('a version is appended only where a value changes, and the earlier ones stay', async () => {
    await using store = await engine.open();
    await setNet(store.db, '2026-06-01', 10);
    await setNet(store.db, '2026-06-02', 20);
    await appendVersions(store.db, revenue, 1);
    await appendVersions(store.db, revenue, 2);
    await setNet(store.db, '2026-06-02', 25);
    await setNet(store.db, '2026-06-03', 30);
    await appendVersions(store.db, revenue, 3);
    expect(await versions(store.db)).toEqual([
      '2026-06-01 1: 10',
      '2026-06-02 1: 20',
      '2026-06-02 3: 25',
      '2026-06-03 3: 30',
    ]);
    expect((await loadDailyValues(store.db, 'revenue')).get('')).toEqual([
      { day: dayFromIso('2026-06-01'), numerator: 10, denominator: null, version: 1 },
      { day: dayFromIso('2026-06-02'), numerator: 25, denominator: null, version: 3 },
      { day: dayFromIso('2026-06-03'), numerator: 30, denominator: null, version: 3 },
    ]);
  });

  test('a day that lost its rows differs from one whose value is unknown, and may come back', async () => {
    await using store = await engine.open();
    await setNet(store.db, '2026-06-01', 10);
    await setNet(store.db, '2026-06-02', 20);
    await appendVersions(store.db, revenue, 1);
    await setNet(store.db, '2026-06-01', null);
    await store.db.script("delete from daily_kpis where day = '2026-06-02'");
    await appendVersions(store.db, revenue, 2);
    expect((await loadDailyValues(store.db, 'revenue')).get('')).toEqual([
      { day: dayFromIso('2026-06-01'), numerator: null, denominator: null, version: 2 },
    ]);
    await setNet(store.db, '2026-06-02', null);
    await appendVersions(store.db, revenue, 3);
    await appendVersions(store.db, revenue, 4);
    expect(await versions(store.db)).toEqual([
      '2026-06-01 1: 10',
      '2026-06-01 2: null',
      '2026-06-02 1: 20',
      '2026-06-02 2: gone',
      '2026-06-02 3: null',
    ]);
  });

  test('a run that is taken up again replaces its own versions, and no other', async () => {
    await using store = await engine.open();
    await setNet(store.db, '2026-06-01', 10);
    await appendVersions(store.db, revenue, 1);
    await setNet(store.db, '2026-06-01', 11);
    await setNet(store.db, '2026-06-02', 20);
    await appendVersions(store.db, revenue, 2);
    await setNet(store.db, '2026-06-01', 12);
    await store.db.script("delete from daily_kpis where day = '2026-06-02'");
    await appendVersions(store.db, revenue, 2);
    expect(await versions(store.db)).toEqual(['2026-06-01 1: 10', '2026-06-01 2: 12', '2026-06-02 2: gone']);
  });

  test('slices of one dimension are not taken for those of another whose name is alike', async () => {
    await using store = await engine.open();
    await store.db.script(`
      create table sold (day date, a_b text, axb text);
      insert into sold values ('2026-06-01', 'one', 'two')`);
    const metric: Metric = {
      ...revenue,
      id: 'sold',
      measure: { table: 'sold', agg: 'count' },
      dimensions: ['a_b', 'axb'],
    };
    await appendVersions(store.db, metric, 1);
    await appendVersions(store.db, metric, 2);
    expect([...(await loadDailyValues(store.db, 'sold')).keys()].sort()).toEqual(['', 'a_b=one', 'axb=two']);
    expect(await store.db.query('select slice from kpi_versions where known_from_run = 2')).toEqual([]);
  });
});
