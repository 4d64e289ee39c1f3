import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catalogue } from '../../src/metrics/catalogue.ts';
import type { Targets } from '../../src/metrics/targets.ts';
import { readModel } from '../../src/pipeline/read/read-model.ts';
import { targetOdds } from '../../src/forecast/periods/target-odds.ts';
import { scenarioEngines } from '../fixtures/databases.ts';
import { days, FIRST, saleRows } from '../fixtures/shop-days.ts';
import { rowsText, storeText } from '../fixtures/store-text.ts';
import { asOfAfter, watchedShop, type WatchedShop } from '../fixtures/watched-shop.ts';

/** A Thursday in the second month of a quarter, a year and a quarter after the first day. */
const LAST_DAY = '2027-05-20';
/** Its quarter still has 43 days. */
const withTargets = (targets: Targets) =>
  catalogue.filter(({ id }) => id === 'revenue').map((metric) => ({ ...metric, targets }));
const HORIZON = { judgedDays: 14, horizonDays: 60, metrics: withTargets({}) };

async function landingsOf(shop: WatchedShop, day: string, targets: Targets = {}) {
  const business = { ...shop.business, ...HORIZON, metrics: withTargets(targets) };
  const model = await readModel(shop.db, business, asOfAfter(day));
  return (await model.seriesReport('revenue', ''))?.periodForecasts ?? [];
}

async function figure(shop: WatchedShop, sql: string): Promise<number> {
  const [row] = await shop.db.query(sql);
  return Number(row?.['figure']);
}

describe.each(scenarioEngines)('on $name', (engine) => {
  /** After a run that tests share; what they change comes in runs after it. */
  let shop: WatchedShop;
  beforeAll(async () => {
    shop = await watchedShop(engine, HORIZON);
    await shop.deliver('all', saleRows(days(FIRST, LAST_DAY)));
    await shop.runAfter(LAST_DAY, HORIZON);
  });
  afterAll(async () => shop[Symbol.asyncDispose]());

  test('what is in is the sum of its days, and what comes is near that of the forecasts of the others', async () => {
    const landings = await landingsOf(shop, LAST_DAY);
    const from = { month: '2027-05-01', quarter: '2027-04-01' };
    const to = { month: '2027-05-31', quarter: '2027-06-30' };
    expect(landings.map(({ period, daysIn }) => [period.kind, daysIn])).toEqual([
      ['month', 20],
      ['quarter', 50],
    ]);
    for (const { period, soFar, rest } of landings) {
      const isIn = `select sum(net) as figure from daily_kpis where day >= '${from[period.kind]}'`;
      expect(soFar).toBe(await figure(shop, isIn));
      const comes = `select sum(yhat) as figure from forecasts
        where metric = 'revenue' and slice = '' and as_of = '2027-05-21' and day <= '${to[period.kind]}'`;
      // A total is a sum of means, which are near the forecasts of days that are hardly skewed.
      expect(rest.middle / (await figure(shop, comes))).toBeCloseTo(1, 2);
      expect(rest.lower).toBeLessThan(rest.middle);
      expect(rest.upper).toBeGreaterThan(rest.middle);
    }
  });

  test('a changed target is reported without new verdicts or forecasts', async () => {
    const before = await storeText(shop.db, ['runs']);
    const [month] = await landingsOf(shop, LAST_DAY);
    if (!month) throw new Error('no landing');
    expect(month.target).toBeNull();

    const middle = Math.round(month.soFar + month.rest.middle);
    const easy = { month: middle * 0.9, '2027-05': middle };
    const result = await shop.runAfter(LAST_DAY, { ...HORIZON, metrics: withTargets(easy) });
    expect(result.verdicts).toBe(0);
    expect(await storeText(shop.db, ['runs'])).toEqual(before);
    const odds = async (targets: Targets) => {
      const [landing] = await landingsOf(shop, LAST_DAY, targets);
      if (!landing || landing.target === null) return null;
      return targetOdds(landing, landing.target).odds;
    };
    const [few, likely] = [await odds({ month: middle * 1.1 }), await odds(easy)];
    expect(few).toBe(1 / (month.rest.ratios.length + 1));
    expect(likely).toBeGreaterThan(few ?? 1);
    expect(await odds({ '2027-06': 1 })).toBeNull();
  });

  test('period forecasts of past as-of days are the ones issued on those days', async () => {
    const MONDAY = '2027-05-10';
    const issued = `select metric, slice, days, lower_80, middle, upper_80, expected, ratios
      from total_forecasts where as_of = '${MONDAY}' and metric = 'revenue' order by slice, days`;
    await using then = await watchedShop(engine, HORIZON);
    await then.deliver('all', saleRows(days(FIRST, '2027-05-09')));
    await then.runAfter('2027-05-09', HORIZON);
    await using later = await watchedShop(engine, HORIZON);
    const boom = Object.fromEntries(days(MONDAY, LAST_DAY).map((day) => [day, { factor: 3 }]));
    await later.deliver('all', saleRows(days(FIRST, LAST_DAY), boom));
    await later.runAfter(LAST_DAY, HORIZON);
    const [first, ...others] = await rowsText(then.db, issued);
    expect(first).toContain('"days":22');
    expect(others).toHaveLength(2);
    expect(await rowsText(later.db, issued)).toEqual([first, ...others]);
  });

  test('an unknown day counts as what was expected of it, and where nothing was, no total is made up', async () => {
    await using lacking = await watchedShop(engine, HORIZON);
    // The first of them lies before the judged days.
    const unknown = { '2027-04-06': { closed: true }, '2027-05-12': { closed: true } };
    await lacking.deliver('all', saleRows(days(FIRST, LAST_DAY), unknown));
    const metrics = withTargets({ month: 1 }).map(
      (metric) => ({ ...metric, missing: 'unknown', nonNegative: true }) as const,
    );
    await lacking.runAfter(LAST_DAY, { ...HORIZON, metrics });
    const model = await readModel(lacking.db, { ...lacking.business, ...HORIZON, metrics }, asOfAfter(LAST_DAY));
    const [month, ...others] = (await model.seriesReport('revenue', ''))?.periodForecasts ?? [];
    expect(others).toEqual([]);
    const isIn = await figure(lacking, "select sum(net) as figure from daily_kpis where day >= '2027-05-01'");
    const expected = await figure(
      lacking,
      "select yhat as figure from verdicts where metric = 'revenue' and day = '2027-05-12'",
    );
    expect(month).toMatchObject({ unknownDays: 1, daysIn: 20, isSure: false });
    expect(month?.soFar).toBeCloseTo(isIn + expected, 3);
  });

  test('a quarter has no period forecast until eight past totals are known', async () => {
    await using young = await watchedShop(engine, HORIZON);
    await young.deliver('all', saleRows(days(FIRST, '2026-06-30')));
    await young.runAfter('2026-06-30', HORIZON);
    const landings = await landingsOf(young, '2026-06-30');
    expect(landings.map(({ period, daysIn, soFar }) => [period.kind, daysIn, soFar])).toEqual([['month', 0, 0]]);
  });
});
