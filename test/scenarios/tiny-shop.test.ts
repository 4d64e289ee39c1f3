import { describe, expect, test } from 'vitest';
import { catalogue } from '../../src/metrics/catalogue.ts';
import { scenarioEngines } from '../fixtures/databases.ts';
import { judgedDays } from '../fixtures/judged-days.ts';
import { days, FIRST } from '../fixtures/shop-days.ts';
import { watchedShop } from '../fixtures/watched-shop.ts';

const EMPTY = '2026-02-15';
const NEXT = '2026-02-16';
const open = days(FIRST, NEXT).filter((day) => day !== EMPTY);

/** Every day so many orders of about 20 euros, but for the first day without any. */
function sales(orders: number): string[] {
  return open.flatMap((day, index) =>
    Array.from({ length: orders }, (_, order) => {
      const time = `${String(8 + (order % 12)).padStart(2, '0')}:${String(10 + index).padStart(2, '0')}:00`;
      return `${day}-${order},1,${day}T${time},${18 + ((index + order) % 5)}.00,c${order},DE`;
    }),
  );
}

const byCountry = catalogue.map((metric) =>
  metric.id === 'revenue'
    ? {
        ...metric,
        measure: { table: 'fact_sales', agg: 'sum', column: 'base_amount' } as const,
        countedBy: { table: 'fact_sales', agg: 'distinct', column: 'order_id', where: { kind: ['sale'] } } as const,
        dimensions: ['country'],
      }
    : metric,
);

describe.each(scenarioEngines)('on $name', (engine) => {
  test.each([
    ['the daily KPIs', catalogue],
    ['the facts', byCountry],
  ])(
    'the first empty day of a new shop is Critical by %s where it sells a lot, and not where three orders are a day',
    async (_, metrics) => {
      for (const [orders, status] of [
        [3, 'not critical'],
        [40, 'critical'],
      ] as const) {
        await using shop = await watchedShop(engine, { metrics });
        await shop.deliver('all', sales(orders));
        await shop.runAfter(NEXT);
        const line = (await judgedDays(shop.db, 'revenue')).find((text) => text.startsWith(EMPTY));
        expect([orders, line?.endsWith('critical') === true ? 'critical' : 'not critical']).toEqual([orders, status]);
      }
    },
  );
});
