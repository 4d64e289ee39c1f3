import { describe, expect, test } from 'vitest';
import { dayFromIso, daysBetween, weekday } from '../../src/calendar/day.ts';
import { scenarioEngines } from '../fixtures/databases.ts';
import { judgedDays } from '../fixtures/judged-days.ts';
import { only } from '../fixtures/metrics.ts';
import { days, FIRST, LAST, saleRows } from '../fixtures/shop-days.ts';
import { watchedShop } from '../fixtures/watched-shop.ts';

const all = days(FIRST, LAST);
const saturdays = all.filter((day) => weekday(dayFromIso(day)) === 5);
const holidays = ['2026-03-16', '2026-03-17', '2026-03-18'];

function closed(which: readonly string[]): Record<string, { closed: true }> {
  return Object.fromEntries(which.map((day) => [day, { closed: true } as const]));
}

describe.each(scenarioEngines)('on $name', (engine) => {
  test('days declared closed are closed, and neither they nor the days after them are alarms', async () => {
    await using shop = await watchedShop(engine, {
      metrics: only('revenue', 'orders', 'average_order_value'),
      closures: new Set(daysBetween(dayFromIso('2026-03-16'), dayFromIso('2026-03-18'))),
    });
    await shop.deliver('all', saleRows(all, closed(holidays)));
    await shop.runAfter(LAST);
    for (const metric of ['revenue', 'orders', 'average_order_value']) {
      const lines = await judgedDays(shop.db, metric);
      expect(lines.filter((line) => line.endsWith(' closed'))).toEqual(holidays.map((day) => `${day} closed`));
      expect(lines.filter((line) => !/ (closed|normal)$/.test(line))).toEqual([]);
    }
  });

  test('a weekday on which the shop does not trade is learned, and a day of it with trade is neither closed nor an alarm', async () => {
    await using shop = await watchedShop(engine, { metrics: only('revenue') });
    const shut = saturdays.filter((day) => day !== '2026-03-21');
    await shop.deliver('all', saleRows(all, closed(shut)));
    await shop.runAfter(LAST);
    const revenue = await judgedDays(shop.db, 'revenue');
    const judged = saturdays.filter((day) => day >= '2026-03-04');
    expect(revenue.filter((line) => !line.endsWith(' normal'))).toEqual(
      judged.map((day) => `${day} ${day === '2026-03-21' ? 'learning' : 'closed'}`),
    );
  });

  test('a day declared closed on which something was sold all the same is neither closed nor an alarm', async () => {
    await using shop = await watchedShop(engine, { closures: new Set([dayFromIso('2026-03-17')]) });
    await shop.deliver('all', saleRows(all, { '2026-03-17': { factor: 0.2 } }));
    await shop.runAfter(LAST);
    for (const metric of ['revenue', 'orders', 'average_order_value'])
      expect((await judgedDays(shop.db, metric)).filter((line) => !line.endsWith(' normal'))).toEqual([
        '2026-03-17 learning',
      ]);
  });

  test('a closure that is declared later is another rule, and makes the alarm a closed day', async () => {
    await using shop = await watchedShop(engine, { metrics: only('revenue') });
    await shop.deliver('all', saleRows(all, closed(['2026-03-24'])));
    await shop.runAfter(LAST);
    await shop.runAfter(LAST, { closures: new Set([dayFromIso('2026-03-24')]) });
    expect((await judgedDays(shop.db, 'revenue')).filter((line) => line.startsWith('2026-03-24'))).toEqual([
      '2026-03-24 critical',
      '2026-03-24 closed',
    ]);
  });
});
