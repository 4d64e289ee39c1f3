import { describe, expect, test } from 'vitest';
import type { EnsembleCache } from '../../src/forecast/ensemble/rolling-forecast.ts';
import type { Database } from '../../src/store/connect/database.ts';
import { number, text } from '../../src/store/row.ts';
import { scenarioEngines } from '../fixtures/databases.ts';
import { only } from '../fixtures/metrics.ts';
import { dayAfter, days, FIRST, LAST, saleRows } from '../fixtures/shop-days.ts';
import { rowsText } from '../fixtures/store-text.ts';
import { watchedShop } from '../fixtures/watched-shop.ts';

/** A day of the same week as the last. */
const NEXT = dayAfter(LAST);
const CORRECTED = '2026-03-10';
const CACHE = "select * from ensemble_cache where metric = 'revenue' and slice = ''";

describe.each(scenarioEngines)('on $name', (engine) => {
  test('the next run of the same week uses the cached weights and keeps them', async () => {
    await using shop = await watchedShop(engine, { metrics: only('revenue') });
    await shop.deliver('all', saleRows(days(FIRST, LAST)));
    await shop.runAfter(LAST);
    await useFirstMemberAlone(shop.db);
    const cachedRows = await rowsText(shop.db, CACHE);
    expect(cachedRows).toHaveLength(1);

    await shop.deliver('next', saleRows([NEXT]));
    await shop.runAfter(NEXT);
    expect(await issuedForecast(shop.db)).toEqual(await valuesAWeekBefore(shop.db));
    expect(await rowsText(shop.db, CACHE)).toEqual(cachedRows);
  });

  test('a corrected day invalidates the cache: the forecasts equal those of a store without one', async () => {
    const results = [];
    for (const spoil of [useFirstMemberAlone, deleteCache]) {
      await using shop = await watchedShop(engine, { metrics: only('revenue') });
      await shop.deliver('all', saleRows(days(FIRST, LAST)));
      await shop.runAfter(LAST);
      await spoil(shop.db);
      await shop.deliver('corrected', saleRows([CORRECTED], { [CORRECTED]: { factor: 1.1 } }));
      await shop.deliver('next', saleRows([NEXT]));
      await shop.runAfter(NEXT);
      results.push({ forecasts: await issuedForecast(shop.db), cache: await rowsText(shop.db, CACHE) });
      expect(results.at(-1)?.forecasts).not.toEqual(await valuesAWeekBefore(shop.db));
      expect(results.at(-1)?.cache).toHaveLength(1);
    }
    expect(results[0]).toEqual(results[1]);
  });
});

async function deleteCache(db: Database): Promise<void> {
  await db.script('delete from ensemble_cache');
}

/** Gives the first member, the value of a week before, all the weight in the cache of revenue. */
async function useFirstMemberAlone(db: Database): Promise<void> {
  const [row] = await db.query(CACHE);
  const cache = JSON.parse(row ? text(row, 'cache') : '') as EnsembleCache;
  const weights = cache.weights.map(([monday, groups]) => [
    monday,
    groups.map((group) => ({ ...group, weights: group.weights.map((_, member) => (member === 0 ? 1 : 0)) })),
  ]);
  await db.query("update ensemble_cache set cache = $1 where metric = 'revenue' and slice = ''", [
    JSON.stringify({ ...cache, weights }),
  ]);
}

async function issuedForecast(db: Database): Promise<number[]> {
  const rows = await db.query(
    "select yhat from forecasts where metric = 'revenue' and slice = '' and as_of = $1 order by day limit 7",
    [dayAfter(NEXT)],
  );
  return rows.map((row) => number(row, 'yhat'));
}

async function valuesAWeekBefore(db: Database): Promise<number[]> {
  const rows = await db.query('select net from daily_kpis order by day desc limit 7');
  return rows.map((row) => Number(row['net'])).reverse();
}
