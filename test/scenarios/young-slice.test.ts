import { describe, expect, test } from 'vitest';
import type { CalendarRow } from '../../src/calendar/calendar-row.ts';
import { dayFromIso, weekday } from '../../src/calendar/day.ts';
import { readModel } from '../../src/pipeline/read/read-model.ts';
import { scenarioEngines, type Engine } from '../fixtures/databases.ts';
import { metric } from '../fixtures/metrics.ts';
import { days } from '../fixtures/shop-days.ts';
import { asOfAfter, watchedShop } from '../fixtures/watched-shop.ts';

const FIRST_DAY = '2024-01-01';
/** Austria opens ten months before the last day. */
const OPENED = '2026-01-15';
const LAST_DAY = '2026-11-01';
const PEAK = days('2026-12-05', '2026-12-24');
const WEEKDAYS = [0.9, 0.95, 1, 1, 1.1, 1.2, 0.85];
const TAKINGS = metric({
  measure: { table: 'fact_sales', agg: 'sum', column: 'amount' },
  dimensions: ['country'],
  nonNegative: true,
});
const WATCHED = { judgedDays: 1, horizonDays: 60, metrics: [TAKINGS] };

/** The planted sales of a day: a weekly shape and a Christmas that brings 1.8 times as much as other days. */
function planted(day: string, level: number): number {
  const on = dayFromIso(day);
  const ofYear = (2 * Math.PI * (on - dayFromIso('2024-12-15'))) / 365.25;
  return level * (WEEKDAYS[weekday(on)] ?? 1) * Math.exp(0.6 * Math.exp(8 * (Math.cos(ofYear) - 1)));
}

/** One order a day, up to 4 % off what is planted. */
function orders(country: string, level: number, from: string): string[] {
  return days(from, LAST_DAY).map((day, index) => {
    const noise = 0.96 + (0.08 * ((index * 7919 + country.charCodeAt(0)) % 61)) / 60;
    const amount = (planted(day, level) * noise).toFixed(2);
    return `${country}-${day},1,${day}T12:00:00,${amount},c1,${country}`;
  });
}

const AUSTRIA = orders('AT', 400, OPENED);

/** The forecast of the first feast of Austria, and of the same weekday a week before it. */
async function feastOverOrdinary(engine: Engine, sales: readonly string[], slice: string): Promise<number> {
  await using shop = await watchedShop(engine, { ...WATCHED, holidays: FEASTS });
  await shop.deliver('all', withFeasts(sales));
  await shop.runAfter(LAST_DAY);
  const model = await readModel(shop.db, shop.business, asOfAfter(LAST_DAY));
  const report = await model.seriesReport('takings', slice);
  expect(report?.explanation.at(-1)?.sentence).toMatch(
    slice === '' ? /^Days/ : /^Began on Thu 15 Jan, .* borrows the time of year and the effects of holidays and events/,
  );
  const [ordinary, feast] = await shop.db.query(
    `select yhat from forecasts where metric = 'takings' and slice = '${slice}' and as_of = '2026-11-02'
      and day in ('2026-11-07', '2026-11-14') order by day`,
  );
  return Number(feast?.['yhat']) / Number(ordinary?.['yhat']);
}

/** The forecasts of a series for the weeks before Christmas, made by a run after the last day, over what is planted. */
async function forecastOverPlanted(engine: Engine, sales: readonly string[], slice: string): Promise<number> {
  await using shop = await watchedShop(engine, WATCHED);
  await shop.deliver('all', sales);
  await shop.runAfter(LAST_DAY);
  const rows = await shop.db.query(
    `select yhat from forecasts where metric = 'takings' and slice = '${slice}' and as_of = '2026-11-02'
      and day between '${PEAK[0] ?? ''}' and '${PEAK.at(-1) ?? ''}'`,
  );
  expect(rows).toHaveLength(PEAK.length);
  const expected = PEAK.reduce((sum, day) => sum + planted(day, 400), 0);
  return rows.reduce((sum, row) => sum + Number(row['yhat']), 0) / expected;
}

/** Its first one is ahead: half of an ordinary day. */
const FEAST = ['2024-11-16', '2025-11-15', '2026-11-14'];
const FEASTS = FEAST.map((day): CalendarRow => ({ ds: dayFromIso(day), holiday: 'Feast', kind: 'holiday', scope: '' }));

function withFeasts(sales: readonly string[]): string[] {
  return sales.map((row) => {
    const [order = '', line = '', time = '', amount = '', ...rest] = row.split(',');
    const share = FEAST.some((day) => time.startsWith(day)) ? 0.5 : 1;
    return [order, line, time, (share * Number(amount)).toFixed(2), ...rest].join(',');
  });
}

describe.each(scenarioEngines)('on $name', (engine) => {
  test('a slice with ten months of sales has the December of its whole', async () => {
    const lent = await forecastOverPlanted(engine, [...orders('DE', 2000, FIRST_DAY), ...AUSTRIA], 'country=AT');
    // Part of the shape is shrunk away: here the forecast is 15 % low.
    expect(Math.abs(lent - 1)).toBeLessThan(0.25);
  });

  test('it has the first holiday of its whole, which it has never had itself', async () => {
    const sales = [...orders('DE', 2000, FIRST_DAY), ...AUSTRIA];
    // It is expected to follow the whole by 0.7 as long as it has shown nothing: 0.5 ** 0.7 is 0.62.
    expect(await feastOverOrdinary(engine, sales, 'country=AT')).toBeLessThan(0.75);
  });

  test('the same sales without a whole have no effect of it', async () => {
    expect(await feastOverOrdinary(engine, AUSTRIA, '')).toBeGreaterThan(0.9);
  });

  test('the same sales without a whole have none', async () => {
    expect(await forecastOverPlanted(engine, AUSTRIA, '')).toBeLessThan(0.7);
  });
});
