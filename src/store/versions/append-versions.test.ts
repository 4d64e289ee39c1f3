import { describe, expect, test } from 'vitest';
import { engines } from '../../../test/fixtures/databases.ts';
import { dayFromIso } from '../../calendar/day.ts';
import type { Database } from '../connect/database.ts';
import { appendVersions, type DailyRead } from './append-versions.ts';
import { loadSeriesValues } from './load-series-values.ts';

type Values = Readonly<Record<string, number | null>>;

/** A read of revenue by slice. @param days those that were read; by default all */
function readOf(slices: Readonly<Record<string, Values>>, days: readonly string[] | null = null): DailyRead {
  return {
    metric: 'revenue',
    dimension: Object.keys(slices)[0]?.split('=')[0] || null,
    days: days?.map(dayFromIso) ?? null,
    slices: Object.entries(slices).map(([slice, values]) => ({
      slice,
      lines: Object.entries(values)
        .map(([day, value]) => `${day},${value ?? ''},`)
        .join('\n'),
    })),
  };
}

async function append(db: Database, reads: readonly DailyRead[], runId: number): Promise<void> {
  async function* all(): AsyncGenerator<DailyRead> {
    yield* reads;
  }
  await db.transaction(async () => appendVersions(db, all(), runId));
}

/** Appends the values of the whole metric. */
async function appendWhole(db: Database, values: Values, runId: number, days: readonly string[] | null = null) {
  await append(db, [Object.keys(values).length > 0 ? readOf({ '': values }, days) : readOf({}, days)], runId);
}

async function wholeValues(db: Database): Promise<unknown> {
  return (await loadSeriesValues(db, [{ metric: 'revenue', slice: '', from: null }], 9)).get('revenue');
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
  test('a value that is no number is refused, with its metric and day where the engine takes it', async () => {
    await using store = await engine.open();
    const failing = appendWhole(store.db, { '2026-01-01': 1, '2026-01-02': Number.NaN }, 1);
    await expect(failing).rejects.toThrow(engine.name === 'postgres' ? /^revenue is NaN on 2026-01-02: / : /NaN/);
    expect(await wholeValues(store.db)).toBeUndefined();
  });

  test('a version is appended only where a value changes, and the earlier ones stay', async () => {
    await using store = await engine.open();
    await appendWhole(store.db, { '2026-06-01': 10, '2026-06-02': 20 }, 1);
    await appendWhole(store.db, { '2026-06-01': 10, '2026-06-02': 20 }, 2);
    await appendWhole(store.db, { '2026-06-01': 10, '2026-06-02': 25, '2026-06-03': 30 }, 3);
    expect(await versions(store.db)).toEqual([
      '2026-06-01 1: 10',
      '2026-06-02 1: 20',
      '2026-06-02 3: 25',
      '2026-06-03 3: 30',
    ]);
    expect(await wholeValues(store.db)).toEqual([
      { day: dayFromIso('2026-06-01'), numerator: 10, denominator: null },
      { day: dayFromIso('2026-06-02'), numerator: 25, denominator: null },
      { day: dayFromIso('2026-06-03'), numerator: 30, denominator: null },
    ]);
    expect(await store.db.query('select * from series_state')).toEqual([
      { metric: 'revenue', slice: '', newest_version: '3', judged_version: null, judged_inputs: null },
    ]);
  });

  test('a day that lost its rows differs from a day with an unknown value, and may return', async () => {
    await using store = await engine.open();
    await appendWhole(store.db, { '2026-06-01': 10, '2026-06-02': 20 }, 1);
    await appendWhole(store.db, { '2026-06-01': null }, 2);
    expect(await wholeValues(store.db)).toEqual([
      { day: dayFromIso('2026-06-01'), numerator: null, denominator: null },
    ]);
    await appendWhole(store.db, { '2026-06-01': null, '2026-06-02': null }, 3);
    await appendWhole(store.db, { '2026-06-01': null, '2026-06-02': null }, 4);
    expect(await versions(store.db)).toEqual([
      '2026-06-01 1: 10',
      '2026-06-01 2: null',
      '2026-06-02 1: 20',
      '2026-06-02 2: gone',
      '2026-06-02 3: null',
    ]);
  });

  test('a read of some days changes no other day, and a day without a value has no rows any more', async () => {
    await using store = await engine.open();
    await appendWhole(store.db, { '2026-06-01': 10, '2026-06-02': 20, '2026-06-03': 30 }, 1);
    await appendWhole(store.db, { '2026-06-02': 21 }, 2, ['2026-06-02', '2026-06-03']);
    await appendWhole(store.db, {}, 3, ['2026-06-02']);
    expect(await versions(store.db)).toEqual([
      '2026-06-01 1: 10',
      '2026-06-02 1: 20',
      '2026-06-02 2: 21',
      '2026-06-02 3: gone',
      '2026-06-03 1: 30',
      '2026-06-03 2: gone',
    ]);
  });

  test('a continued run replaces its own versions, and no other', async () => {
    await using store = await engine.open();
    await appendWhole(store.db, { '2026-06-01': 10 }, 1);
    await appendWhole(store.db, { '2026-06-01': 11, '2026-06-02': 20 }, 2);
    await appendWhole(store.db, { '2026-06-01': 12 }, 2);
    expect(await versions(store.db)).toEqual(['2026-06-01 1: 10', '2026-06-01 2: 12', '2026-06-02 2: gone']);
  });

  test('a read by one dimension leaves the slices of other dimensions and the whole alone, whatever their names', async () => {
    await using store = await engine.open();
    const day = '2026-06-01';
    const byOne = readOf({ 'a_b=one': { [day]: 1 }, 'a_b=x=y, "z"': { [day]: 2 } });
    await append(store.db, [readOf({ '': { [day]: 3 } }), byOne, readOf({ 'axb=two': { [day]: 4 } })], 1);
    await append(store.db, [byOne], 2);
    expect((await store.db.query('select slice from series_state order by slice')).map(({ slice }) => slice)).toEqual([
      '',
      'a_b=one',
      'a_b=x=y, "z"',
      'axb=two',
    ]);
    expect(await store.db.query('select slice from kpi_versions where known_from_run = 2')).toEqual([]);
    await append(store.db, [readOf({ 'a_b=one': { [day]: 1 } })], 3);
    expect(await store.db.query('select slice, has_rows from kpi_versions where known_from_run = 3')).toEqual([
      { slice: 'a_b=x=y, "z"', has_rows: false },
    ]);
  });
});
