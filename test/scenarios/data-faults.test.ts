import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isoDay } from '../../src/calendar/day.ts';
import { run } from '../../src/pipeline/run.ts';
import { silent } from '../../src/pipeline/progress.ts';
import { readModel } from '../../src/pipeline/read/read-model.ts';
import { testBusiness } from '../fixtures/business.ts';
import { scenarioEngines, type Engine } from '../fixtures/databases.ts';
import { columnsOf, faultyShop, LAST_DAY, type FileForm, type Planted, type ShopRow } from '../fixtures/faulty-shop.ts';
import { only } from '../fixtures/metrics.ts';
import { dayAfter } from '../fixtures/shop-days.ts';
import { sourceOf } from '../fixtures/source.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';
import { oneIn } from '../run-size.ts';

const each = (change: (row: ShopRow, index: number) => Partial<ShopRow>): Planted => {
  return (rows) => rows.map((row, index) => ({ ...row, ...change(row, index) }));
};
const without =
  (from: number, to: number): Planted =>
  (rows) =>
    rows.filter(({ minute }) => minute < from * 60 || minute >= to * 60);

const FAULTS: Readonly<Record<string, readonly [day: string, planted: Planted]>> = {
  'zero_filled amount': ['2026-03-03', each(() => ({ amount: 0 }))],
  'loaded_twice ': ['2026-03-05', (rows) => [...rows, ...rows.map((row) => ({ ...row, id: `again-${row.id}` }))]],
  'unit_changed amount': [
    '2026-03-09',
    each(({ amount, country }) => ({ amount: country === 'PL' ? amount * 100 : amount })),
  ],
  'unit_changed amount, a tenth': ['2026-03-12', each(({ amount }) => ({ amount: amount / 10 }))],
  'loaded_twice , a day of the week before': [
    '2026-03-18',
    (_, weekBefore) => weekBefore.map((row) => ({ ...row, id: `copy-${row.id}` })),
  ],
  'columns_changed country': ['2026-03-20', each(({ country }) => ({ country: `${country}-EU` }))],
};
const FAULTS_OF_TIMES: typeof FAULTS = {
  'hours_missing ': ['2026-03-17', without(11, 15)],
};
/** What a shop does, and no fault of its data: a large order, a sale, a new price, a bad day, an early evening. */
const BUSINESS: Readonly<Record<string, Planted>> = {
  '2026-03-02': (rows) => [
    ...rows,
    ...rows
      .slice(0, 6)
      .map((row, index) => ({ ...row, id: `large-${index}`, quantity: 300, amount: row.amount * 200 })),
  ],
  '2026-03-06': (rows) =>
    [
      ...rows,
      ...rows.map((row, index) => ({
        ...row,
        id: `sale-${row.id}`,
        country: rows[(index + 7) % rows.length]?.country ?? 'DE',
      })),
    ].map((row, index) => ({ ...row, minute: 480 + ((row.minute * 7 + index) % 719), amount: row.amount * 0.6 })),
  '2026-03-10': each(({ amount }) => ({ amount: amount * 1.08 })),
  '2026-03-13': (rows) => rows.filter((_, index) => index % 4 === 0),
  '2026-03-14': without(18, 20),
};

const FORMS: readonly FileForm[] = [
  { times: true, ids: true },
  { times: true, ids: false },
  { times: false, ids: true },
  { times: false, ids: false },
];

async function judged(engine: Engine, form: FileForm, planted: Readonly<Record<string, Planted>>) {
  await using store = await engine.open();
  await using folder = await tempFolder();
  await folder.write(
    'sales.csv',
    faultyShop(form, planted)
      .map((line) => `${line}\n`)
      .join(''),
  );
  const source = sourceOf('fact_sales', columnsOf(form), {
    path: join(folder.path, 'sales.csv'),
    dateOnly: !form.times,
    ...(form.ids ? {} : { made: { order_id: { each: 'row' } } }),
  });
  const business = testBusiness({ sources: [source], metrics: only('revenue'), judgedDays: 28, horizonDays: 1 });
  const asOf = new Date(`${dayAfter(LAST_DAY)}T04:00:00Z`);
  await run(store.db, business, { asOf, now: asOf, progress: silent });
  return {
    faults: await store.db.query('select day, kind, place, evidence from data_faults order by day'),
    verdicts: await store.db.query("select day, status from verdicts where metric = 'revenue' order by day"),
    leftOut: (await (await readModel(store.db, business, asOf)).seriesReport('revenue', ''))?.known?.faulty ?? [],
  };
}

describe.each(scenarioEngines)('on $name', (engine) => {
  test.each(FORMS)(
    'planted faults are faults in the data and no alerts, with times: $times, with ids: $ids',
    async (form) => {
      const planted = Object.entries({ ...FAULTS, ...(form.times ? FAULTS_OF_TIMES : {}) }).toSorted(
        ([, [a]], [, [b]]) => (a < b ? -1 : 1),
      );
      const { faults, verdicts, leftOut } = await judged(
        engine,
        form,
        Object.fromEntries(planted.map(([, one]) => one)),
      );
      expect(faults.map(({ day, kind, place }) => `${day} ${kind} ${place}`)).toEqual(
        planted.map(([name, [day]]) => `${day} ${name.replace(/, .*/, '')}`),
      );
      const alerts = verdicts.filter(({ status }) => status !== 'normal' && status !== 'unclear');
      // Components, scenarios and reasons are made without these days.
      expect(leftOut.map(isoDay)).toEqual(alerts.map(({ day }) => day));
      expect(alerts.map(({ day, status }) => `${day} ${status}`)).toEqual(
        planted.flatMap(([name, [day]]) => (name === 'columns_changed country' ? [] : `${day} data_fault`)),
      );
    },
  );

  test('a day is judged once its data are corrected, and what it was is kept beside it', async () => {
    await using store = await engine.open();
    await using folder = await tempFolder();
    const form = { times: true, ids: true };
    const source = sourceOf('fact_sales', columnsOf(form), { path: join(folder.path, 'sales.csv') });
    const business = testBusiness({ sources: [source], metrics: only('revenue'), judgedDays: 21, horizonDays: 1 });
    const asOf = new Date(`${dayAfter(LAST_DAY)}T04:00:00Z`);
    const [day, planted] = FAULTS['zero_filled amount'] ?? ['', each(() => ({}))];
    const deliver = async (faults: Readonly<Record<string, Planted>>): Promise<void> => {
      await folder.write('sales.csv', `${faultyShop(form, faults).join('\n')}\n`);
      await run(store.db, business, { asOf, now: asOf, progress: silent });
    };
    await deliver({ [day]: planted });
    await deliver({});
    await deliver({});
    expect(await store.db.query('select day, run_id, is_there from data_faults order by run_id')).toEqual([
      { day, run_id: '1', is_there: true },
      { day, run_id: '2', is_there: false },
    ]);
    const judgedAgain = 'select day, run_id, status, reconstructed from verdicts where day = $1 order by run_id';
    expect(await store.db.query(judgedAgain, [day])).toEqual([
      { day, run_id: '1', status: 'data_fault', reconstructed: true },
      { day, run_id: '2', status: 'normal', reconstructed: true },
    ]);
    expect(await store.db.query('select day from verdicts where run_id > 1')).toEqual([{ day }]);
  });

  test.each(oneIn(3, FORMS))(
    'what the business does is no fault in the data, with times: $times, with ids: $ids',
    async (form) => {
      const { faults, verdicts } = await judged(engine, form, BUSINESS);
      expect(faults).toEqual([]);
      expect(verdicts.find(({ day }) => day === '2026-03-13')?.['status']).toBe('critical');
    },
  );
});
