import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { apiApp } from '../../src/api/app.ts';
import { summarySchema } from '../../src/api/summary/schema.ts';
import { dayFromIso, isoDay } from '../../src/calendar/day.ts';
import { answerText } from '../../src/cli/terminal/print-answer.ts';
import type { Business } from '../../src/config/business.ts';
import { catalogue } from '../../src/metrics/catalogue.ts';
import { silent } from '../../src/pipeline/progress.ts';
import { writeTables } from '../../src/pipeline/publish/write-tables.ts';
import { readModel, type ReadModel } from '../../src/pipeline/read/read-model.ts';
import { run } from '../../src/pipeline/run.ts';
import type { Database } from '../../src/store/connect/database.ts';
import type { Source } from '../../src/warehouse/source.ts';
import { testBusiness } from '../fixtures/business.ts';
import { currentVerdicts } from '../fixtures/current-verdicts.ts';
import { scenarioEngines, type Engine } from '../fixtures/databases.ts';
import { metric } from '../fixtures/metrics.ts';
import { dayAfter, days, FIRST, LAST, SALE_HEADER, saleRows } from '../fixtures/shop-days.ts';
import { sourceOf } from '../fixtures/source.ts';
import { oneIn } from '../run-size.ts';
import { tempFolder, type TempFolder } from '../fixtures/temp-folder.ts';
import { asOfAfter } from '../fixtures/watched-shop.ts';
import { readFile } from 'node:fs/promises';

/** The last closed day of the run: 19 days after the last one with rows. */
const CLOSED = '2026-04-21';
const all = days(FIRST, LAST);
const after = days(dayAfter(LAST), CLOSED);

const revenue = catalogue.filter(({ id }) => id === 'revenue');
const byCountry = metric({
  id: 'by_country',
  title: 'By country',
  measure: { table: 'fact_sales', agg: 'sum', column: 'amount' },
  dimensions: ['country'],
});

const withoutTimes = (rows: readonly string[]) => rows.map((row) => row.replace(/T[\d:]+/, ''));
const dayTotals = all.map((day, index) => `${day},1,${day},${2000 + ((index * 37) % 90)}.00,,DE`);
const stray = (day: string) => `stray,1,${day}T23:50:00,30.00,c1,DE`;
const refunds = after.flatMap((day) => [10, 12, 22].map((hour) => `${day}-${hour},1,${day}T${hour}:50:00,-5.00,c1,DE`));

const EUROS = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 });

/** The files of a source, in the order in which runs find them: the first at the end of its data, the others later. */
interface Case {
  readonly name: string;
  readonly sources: Readonly<Record<string, { rows: readonly (readonly string[])[]; changes?: Partial<Source> }>>;
  /** Whose data have stopped, as a sentence begins. */
  readonly stopped?: string;
}

const STOPPED: readonly Case[] = [
  { name: 'times', sources: { shop: { rows: [saleRows(all)] } } },
  { name: 'days only', sources: { shop: { rows: [withoutTimes(saleRows(all))], changes: { dateOnly: true } } } },
  { name: 'several files', sources: { shop: { rows: [saleRows(all.slice(0, 40)), saleRows(all.slice(40))] } } },
  { name: 'daily totals', sources: { shop: { rows: [dayTotals], changes: { dateOnly: true } } } },
  { name: 'a row with a wrong date', sources: { shop: { rows: [[...saleRows(all), stray('2026-04-12')]] } } },
  {
    name: 'days only, and a row with a wrong date',
    sources: { shop: { rows: [[...dayTotals, '9,1,2026-04-12,9.00,,DE']], changes: { dateOnly: true } } },
  },
  { name: 'a row of the future', sources: { shop: { rows: [[...saleRows(all), stray('2026-06-12')]] } } },
  { name: 'the same rows exported again', sources: { shop: { rows: [saleRows(all), saleRows(all).reverse()] } } },
  {
    name: 'one of two sources',
    sources: { shop: { rows: [saleRows(all)] }, web: { rows: [saleRows([...all, ...after])] } },
    stopped: 'The data of shop stopped',
  },
];

/** Runs at the end of the data with the first file of each source, and 19 days later with all. */
async function runs(db: Database, folder: TempFolder, { sources }: Case) {
  const business = testBusiness({
    metrics: [...revenue, byCountry],
    judgedDays: 21,
    sources: Object.entries(sources).map(([id, { changes }]) =>
      sourceOf('fact_sales', SALE_HEADER.split(','), { id, path: join(folder.path, `${id}-*.csv`), ...changes }),
    ),
  });
  const runAfter = async (day: string) =>
    run(db, business, { asOf: asOfAfter(day), now: asOfAfter(day), progress: silent });
  for (const [id, { rows }] of Object.entries(sources))
    for (const [index, own] of rows.entries()) {
      if (index === 1) await runAfter(LAST);
      await folder.write(`${id}-${index}.csv`, `${[SALE_HEADER, ...own].join('\n')}\n`);
    }
  await runAfter(CLOSED);
  return business;
}

async function statusesAfter(db: Database): Promise<Record<string, string[]>> {
  const verdicts = await currentVerdicts(db, dayFromIso(dayAfter(LAST)));
  const bySeries: Record<string, string[]> = {};
  for (const { metric: id, slice, verdict } of verdicts) (bySeries[`${id} ${slice}`] ??= []).push(verdict.status);
  return bySeries;
}

/** What is known of the revenue of the last day with rows: its sum in the facts, and the forecast that was stored for it. */
async function lastFigures(db: Database): Promise<string> {
  const [total] = await db.query(
    'select cast(sum(amount) as varchar) as amount from fact_sales where business_day = $1',
    [LAST],
  );
  const verdicts = await currentVerdicts(db, dayFromIso(LAST));
  const { verdict } = verdicts.find(({ metric: id, day }) => id === 'revenue' && isoDay(day) === LAST) ?? {};
  const { yhat = NaN, warning_lower: lower, warning_upper: upper, intervals = [] } = verdict?.expectation ?? {};
  const value = Number(total?.['amount']);
  const [actual, expected, ...range] = [value, yhat, lower, upper].map((amount) => EUROS.format(amount ?? NaN));
  const isWithin80 = intervals.some((band) => band.level === 0.8 && value >= band.lower && value <= band.upper);
  if (isWithin80) return `Normal, ${actual}, as expected (${expected}; normal range ${range.join(' to ')})`;
  const share = `${((1 - value / yhat) * 100).toFixed(1)}%`;
  return `Normal, ${actual}, ${share} below expected (${expected}) and within the normal range (${range.join(' to ')})`;
}

async function shopOf(engine: Engine, one: Case) {
  const store = await engine.open();
  const folder = await tempFolder();
  const business = await runs(store.db, folder, one);
  return {
    db: store.db,
    business,
    folder: folder.path,
    model: await readModel(store.db, business, asOfAfter(CLOSED), null),
    async [Symbol.asyncDispose]() {
      await store[Symbol.asyncDispose]();
      await folder[Symbol.asyncDispose]();
    },
  };
}

async function answerOf(model: ReadModel, path: string) {
  const response = await apiApp(
    async () => model,
    () => undefined,
  ).request(path, { headers: { host: 'localhost' } });
  return { status: response.status, body: await response.json() };
}

describe.each(scenarioEngines)('on $name', (engine) => {
  test.each(oneIn(3, STOPPED))('after the last row of $name every light is grey', async (one) => {
    await using shop = await shopOf(engine, one);
    const title = `${one.stopped ?? 'Your data stopped'} on Thu 2 Apr, 20 days ago`;
    const sentence = `${title}. Load a newer file. If nothing happened since then, declare sources.shop.complete_through; if no more will come, declare business.as_of.`;

    const late = after.map(() => 'late_data');
    const slices = await statusesAfter(shop.db);
    expect(slices['revenue ']).toEqual(late);
    expect(slices['by_country country=DE']).toEqual(late);

    const text = answerText(await shop.model.summary(), undefined);
    expect(text).toBe(
      [
        sentence,
        'Test shop · 2026-04-22 06:00 Europe/Berlin · data complete to Thu 2 Apr',
        `Revenue     ◷ Late data   no data since Thu 2 Apr; last judged day: Thu 2 Apr, ${await lastFigures(shop.db)}`,
        'Attention   ◷ Not judged  none of the last 7 days could be judged',
        'Month       ◷ Not judged  too little history to say where the month will land',
        'Operations  ⊘ No data     operational events are not in your data\n',
      ].join('\n'),
    );

    const { body } = await answerOf(shop.model, '/api/v1/summary');
    const { data } = z.object({ data: summarySchema }).parse(body);
    expect(data.headline).toEqual({
      subject: '',
      state: 'Late data',
      mark: 'late_data',
      tone: 'unknown',
      text: `${title.charAt(0).toLowerCase()}${title.slice(1)}.`,
    });
    expect(data.data_stop).toMatchObject({ title, sources: ['shop'], last_day: LAST, days_ago: 20 });
    expect(new Set(data.answers.map(({ tone }) => tone))).toEqual(new Set(['unknown']));
    expect(await answerOf(shop.model, '/readyz')).toMatchObject({ status: 503, body: { detail: sentence } });

    await writeTables(shop.model, await shop.model.wholeReports(), shop.folder);
    const csv = await readFile(join(shop.folder, 'revenue_forecast_with_alerts.csv'), 'utf8');
    expect(
      csv
        .split('\n')
        .filter((line) => line.endsWith(',Late data,'))
        .map((line) => line.slice(0, 10)),
    ).toEqual(after);
    expect((await readFile(join(shop.folder, 'alerts.csv'), 'utf8')).split('\n')[1]).toBe(
      `${CLOSED},,,Not judged,Not judged,,,,,,,,,,,,,"${sentence}",`,
    );
  });

  test.each<Case>([
    {
      name: 'a source that declares the days complete',
      sources: { shop: { rows: [saleRows(all)], changes: { completeThrough: dayFromIso(CLOSED) } } },
    },
    { name: 'a source that still delivers refunds', sources: { shop: { rows: [[...saleRows(all), ...refunds]] } } },
  ])('nothing sold is an outage, and no late data, in $name', async (one) => {
    await using shop = await shopOf(engine, one);
    expect((await statusesAfter(shop.db))['revenue ']?.slice(0, 3)).toEqual(['critical', 'critical', 'critical']);
    expect((await shop.model.summary()).dataStop).toBeNull();
    expect((await answerOf(shop.model, '/readyz')).status).toBe(200);
  });

  test('a slice or metric whose rows have all gone has no data, and no alert', async () => {
    await using store = await engine.open();
    await using folder = await tempFolder();
    const business: Business = testBusiness({
      metrics: [...revenue, byCountry],
      judgedDays: 10,
      sources: [
        sourceOf('fact_sales', SALE_HEADER.split(','), { mode: 'replace_days', path: join(folder.path, 'sales.csv') }),
      ],
    });
    const rows = saleRows(all, { '2026-04-01': { factor: 0.2 } });
    const deliver = async (own: readonly string[]) => {
      await folder.write('sales.csv', `${[SALE_HEADER, ...own].join('\n')}\n`);
      await run(store.db, business, { asOf: asOfAfter(LAST), now: asOfAfter(LAST), progress: silent });
      const current = await currentVerdicts(store.db, dayFromIso(FIRST));
      return current.map(({ metric: id, slice, day, verdict }) => `${id} ${slice} ${isoDay(day)} ${verdict.status}`);
    };
    expect(await deliver(rows)).toContain('by_country country=AT 2026-04-01 critical');
    const without = await deliver(rows.filter((row) => !row.endsWith(',AT')));
    const gone = without.filter((line) => line.includes('country=AT'));
    expect(gone.length).toBe(10);
    expect(gone.filter((line) => !line.endsWith(' no_data'))).toEqual([]);
    expect(without).toContain('by_country country=DE 2026-04-01 critical');
  });
});
