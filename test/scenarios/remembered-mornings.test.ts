import { describe, expect, test } from 'vitest';
import type { EnsembleCache } from '../../src/forecast/ensemble/rolling-forecast.ts';
import type { Database } from '../../src/store/database.ts';
import { number, text } from '../../src/store/row.ts';
import { engines } from '../fixtures/databases.ts';
import { dayAfter, days, FIRST, LAST, saleRows } from '../fixtures/shop-days.ts';
import { rowsText } from '../fixtures/store-text.ts';
import { watchedShop } from '../fixtures/watched-shop.ts';

/** A day of the same week as the last. */
const NEXT = dayAfter(LAST);
const CORRECTED = '2026-03-10';
const MEMORY = "select * from forecast_memory where metric = 'revenue' and slice = ''";

describe.each(engines)('on $name', (engine) => {
  test('the weights of the week that were kept are those that the next morning goes by, and they stay', async () => {
    await using shop = await watchedShop(engine);
    await shop.deliver('all', saleRows(days(FIRST, LAST)));
    await shop.runAfter(LAST);
    await trustLastWeekAlone(shop.db);
    const kept = await rowsText(shop.db, MEMORY);
    expect(kept).toHaveLength(1);

    await shop.deliver('next', saleRows([NEXT]));
    await shop.runAfter(NEXT);
    expect(await saidOnMorning(shop.db)).toEqual(await broughtAWeekBefore(shop.db));
    expect(await rowsText(shop.db, MEMORY)).toEqual(kept);
  });

  test('a corrected day makes them void: what is said is what a store without them says', async () => {
    const said = [];
    for (const spoil of [trustLastWeekAlone, forgetMornings]) {
      await using shop = await watchedShop(engine);
      await shop.deliver('all', saleRows(days(FIRST, LAST)));
      await shop.runAfter(LAST);
      await spoil(shop.db);
      await shop.deliver('corrected', saleRows([CORRECTED], { [CORRECTED]: { factor: 1.1 } }));
      await shop.deliver('next', saleRows([NEXT]));
      await shop.runAfter(NEXT);
      said.push({ forecasts: await saidOnMorning(shop.db), memory: await rowsText(shop.db, MEMORY) });
      expect(said.at(-1)?.forecasts).not.toEqual(await broughtAWeekBefore(shop.db));
      expect(said.at(-1)?.memory).toHaveLength(1);
    }
    expect(said[0]).toEqual(said[1]);
  });
});

async function forgetMornings(db: Database): Promise<void> {
  await db.script('delete from forecast_memory');
}

/** Rewrites what is kept of revenue as though only the first member, last week's value, had ever been right. */
async function trustLastWeekAlone(db: Database): Promise<void> {
  const [row] = await db.query(MEMORY);
  const memory = JSON.parse(row ? text(row, 'memory') : '') as EnsembleCache;
  const weighings = memory.weighings.map(([monday, groups]) => [
    monday,
    groups.map((group) => ({ ...group, weights: group.weights.map((_, member) => (member === 0 ? 1 : 0)) })),
  ]);
  await db.query("update forecast_memory set memory = $1 where metric = 'revenue' and slice = ''", [
    JSON.stringify({ ...memory, weighings }),
  ]);
}

async function saidOnMorning(db: Database): Promise<number[]> {
  const rows = await db.query(
    "select yhat from forecasts where metric = 'revenue' and slice = '' and as_of = $1 order by day limit 7",
    [dayAfter(NEXT)],
  );
  return rows.map((row) => number(row, 'yhat'));
}

async function broughtAWeekBefore(db: Database): Promise<number[]> {
  const rows = await db.query('select net from daily_kpis order by day desc limit 7');
  return rows.map((row) => Number(row['net'])).reverse();
}
