import { describe, expect, test } from 'vitest';
import { dayFromIso } from '../../src/calendar/day.ts';
import { readModel } from '../../src/pipeline/read/read-model.ts';
import { scenarioEngines } from '../fixtures/databases.ts';
import { judgedDays } from '../fixtures/judged-days.ts';
import { days, eventRows, FIRST, LAST, saleRows } from '../fixtures/shop-days.ts';
import { asOfAfter, watchedShop } from '../fixtures/watched-shop.ts';

const all = days(FIRST, LAST);
const odd = { [LAST]: { factor: 0.6, failing: true } };

describe.each(scenarioEngines)('on $name', (engine) => {
  test('a drop is Critical on its first complete day, and nothing else is', async () => {
    await using shop = await watchedShop(engine);
    await shop.deliver('all', saleRows(all, odd), eventRows(all, odd));
    const result = await shop.runAfter(LAST);
    expect(result.freshness.lastClosed).toBe(dayFromIso(LAST));

    const revenue = await judgedDays(shop.db, 'revenue');
    expect(revenue).toHaveLength(30);
    expect(revenue.filter((line) => !line.endsWith(' normal'))).toEqual([`${LAST} critical`]);
    expect((await judgedDays(shop.db, 'orders')).filter((line) => !line.endsWith(' normal'))).toEqual([]);
    expect((await judgedDays(shop.db, 'error_rate')).at(-1)).toBe(`${LAST} critical`);
    expect((await judgedDays(shop.db, 'error_rate', 'service=pay')).at(-1)).toBe(`${LAST} critical`);
  });

  test('outputs and summary report the drop with the same figures', async () => {
    await using shop = await watchedShop(engine);
    await shop.deliver('all', saleRows(all, odd), eventRows(all, odd));
    await shop.runAfter(LAST);
    const outputs = await shop.outputsAfter(LAST);
    const [net] = await shop.db.query('select net from daily_kpis order by day desc limit 1');
    const value = String(Number(net?.['net']));
    expect(outputs['revenue_forecast_with_alerts.csv']).toMatch(new RegExp(`^${LAST},${value},.*,Critical,$`, 'm'));
    expect(outputs['alerts.csv']).toMatch(new RegExp(`^${LAST},revenue,,Critical,Critical,${value},`, 'm'));

    const { revenue, incidents } = await (await readModel(shop.db, shop.business, asOfAfter(LAST))).summary();
    expect(revenue?.verdict).toMatchObject({ status: 'critical', value: Number(value) });
    expect(incidents.map(({ metric, type }) => `${metric.id} ${type}`)).toEqual(['revenue drop', 'error_rate spike']);
  });
});
