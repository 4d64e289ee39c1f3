import { utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { addDays, dayFromIso, isoDay } from '../../src/calendar/day.ts';
import { catalogue } from '../../src/metrics/catalogue.ts';
import { currentVerdicts } from '../fixtures/current-verdicts.ts';
import { engines, scenarioEngines, type Engine } from '../fixtures/databases.ts';
import { dayAfter, days, LAST, saleRows } from '../fixtures/shop-days.ts';
import { watchedShop } from '../fixtures/watched-shop.ts';
import { runSize } from '../run-size.ts';

const COUNT = runSize('partialDays');
/** The last day, once it is complete, and the one that breaks off. */
const JUDGED_DAYS = 2;
/** Enough days for a verdict, and few, so that a run takes little. */
const FIRST = '2026-03-05';
const revenue = catalogue.filter(({ id }) => id === 'revenue');
const LAST_DAY = isoDay(addDays(dayFromIso(LAST), COUNT));

/** When the export of a day breaks off: at another time each day, once in five days soon after the first order. */
function brokenOffAt(index: number): string {
  return index % 5 === 4 ? '08:30' : `${String(9 + ((index * 7) % 11)).padStart(2, '0')}:${(index * 13) % 6}0`;
}

/** A row with the date of the next day, or of some days later: an order that was entered ahead of time. */
function stray(day: string, index: number): string {
  const ahead = isoDay(addDays(dayFromIso(day), 1 + (index % 4)));
  return `ahead-${day},1,${ahead}T00:10:00,40.00,c1,DE`;
}

/** Delivers days, each first in part and then whole, with a run between. */
async function expectNoFalseDrop(engine: Engine, dateOnly: boolean): Promise<void> {
  await using shop = await watchedShop(engine, { metrics: revenue, judgedDays: JUDGED_DAYS });
  const folder = dirname(String(shop.business.sources[0]?.path));
  const sources = shop.business.sources.map((source) => ({ ...source, dateOnly }));
  const deliver = async (name: string, rows: readonly string[], written: Date): Promise<void> => {
    await shop.deliver(name, dateOnly ? rows.map((row) => row.replace(/T[\d:]+/, '')) : rows);
    await utimes(join(folder, `sales-${name}.csv`), written, written);
  };
  const evening = (day: string): Date => new Date(`${day}T18:00:00Z`);

  await deliver('all', saleRows(days(FIRST, LAST)), new Date(`${dayAfter(LAST)}T03:00:00Z`));
  await shop.runAfter(LAST, { sources });
  const partial = days(dayAfter(LAST), LAST_DAY);
  const statuses = async (first: string): Promise<string[]> =>
    (await currentVerdicts(shop.db, dayFromIso(first))).map(({ day, verdict }) => `${isoDay(day)} ${verdict.status}`);
  for (const [index, day] of partial.entries()) {
    const part = saleRows([day], { [day]: { until: brokenOffAt(index) } });
    await deliver(`${day}-a`, [...part, stray(day, index)], evening(day));
    await shop.runAfter(day, { sources });
    const before = index === 0 ? day : String(partial[index - 1]);
    const complete = index === 0 ? [] : [`${before} normal`];
    expect(await statuses(before)).toEqual(revenue.flatMap(() => [...complete, `${day} late_data`]));
    await deliver(`${day}-b`, saleRows([day]), new Date(`${dayAfter(day)}T03:00:00Z`));
  }
  await shop.runAfter(LAST_DAY, { sources });
  expect(await statuses(LAST_DAY)).toEqual(revenue.map(() => `${LAST_DAY} normal`));
}

const timeout = 60_000 * Math.max(2, COUNT / 10);

describe.each(engines)('on $name', (engine) => {
  test(
    'no day that breaks off is taken for a drop on the day after, and each day is judged once it is complete',
    { timeout },
    async () => expectNoFalseDrop(engine, false),
  );
});

describe.each(scenarioEngines)('on $name', (engine) => {
  test('nor is a day without times whose file was written in the evening', { timeout }, async () =>
    expectNoFalseDrop(engine, true),
  );
});
