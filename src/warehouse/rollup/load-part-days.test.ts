import { describe, expect, test } from 'vitest';
import { dailyKpis, type Meaning, type SaleFact } from '../../../test/fixtures/daily-twin.ts';
import { engines, inTurn } from '../../../test/fixtures/databases.ts';
import { loading } from '../../../test/fixtures/loading.ts';
import {
  RATE_COLUMNS,
  rateLines,
  randomRates,
  randomSales,
  SALE_COLUMNS,
  saleLines,
  spans,
} from '../../../test/fixtures/random-facts.ts';
import { sourceOf } from '../../../test/fixtures/source.ts';
import { oneIn } from '../../../test/run-size.ts';
import { addDays, dayFromIso, isoDay } from '../../calendar/day.ts';
import { zone } from '../../calendar/zone.ts';
import { loadPartDays } from './load-part-days.ts';

const HOUR_MS = 3_600_000;
const statuses: Meaning['statuses'] = { 'web/debt': 'adjustment' };

describe.each(engines)('in $name', (engine) => {
  test.each(inTurn(engine, oneIn(2, spans)))(
    'the sales of days of $zone up to an hour are what brute force makes of the lines before it',
    async (span) => {
      await using store = await loading(engine, [{ source: 'web', status: 'debt', meaning: 'adjustment' }], span.zone);
      const sales = randomSales(span, 600);
      for (const id of ['shop', 'web']) {
        const lines = saleLines(sales.filter(({ source }) => source === id));
        await store.load(sourceOf('fact_sales', SALE_COLUMNS, { id }), `${id}.csv`, lines);
      }
      await store.load(sourceOf('fx_rates', RATE_COLUMNS), 'rates.csv', rateLines(randomRates(span)));

      const clock = zone(span.zone);
      const wanted = Array.from({ length: 12 }, (_, index) => {
        const day = addDays(dayFromIso(span.from), index + 1);
        return { day, untilMs: clock.instant((day * 24 + ((index * 5) % 24)) * HOUR_MS) };
      });
      const found = await loadPartDays(store.db, wanted);
      const figures = (some: readonly SaleFact[], day: string) =>
        dailyKpis(some, randomRates(span), { zone: span.zone, currency: 'EUR', statuses }).find(
          (row) => row.day === day,
        );
      let [parts, unknown] = [0, 0];
      for (const { day, net, orders } of found) {
        const untilMs = wanted.find((one) => one.day === day)?.untilMs ?? NaN;
        const all = figures(sales, isoDay(day));
        const before = figures(
          sales.filter(({ ts }) => ts < untilMs),
          isoDay(day),
        );
        expect(orders, isoDay(day)).toEqual({ soFar: Number(before?.orders ?? 0), total: Number(all?.orders) });
        if (net && net.soFar !== net.total) parts++;
        if (all?.net === null) unknown++;
        expect(net, isoDay(day)).toEqual(
          all?.net === null ? null : { soFar: Number(before?.net ?? 0), total: Number(all?.net) },
        );
      }
      expect(found.length).toBe(12);
      expect([parts, unknown].every((count) => count > 0)).toBe(true);
    },
  );

  test('a cancelled order is none, and a refund lowers the sum of its hour', async () => {
    await using store = await loading(engine, [{ source: 'shop', status: 'void', meaning: 'cancelled' }]);
    const source = sourceOf('fact_sales', ['order_id', 'line_no', 'ts', 'amount', 'status'], { id: 'shop' });
    await store.load(source, 'a.csv', [
      'order_id,line_no,ts,amount,status',
      'A,1,2026-06-01T07:59:59,10,ok',
      'A,2,2026-06-01T08:00:00,5,ok',
      'B,1,2026-06-01T07:00:00,99,void',
      'C,1,2026-06-01T07:30:00,-4,ok',
      'D,1,2026-06-01T08:00:00,20,ok',
    ]);
    const day = dayFromIso('2026-06-01');
    expect(await loadPartDays(store.db, [])).toEqual([]);
    expect(await loadPartDays(store.db, [{ day, untilMs: Date.parse('2026-06-01T06:00:00Z') }])).toEqual([
      { day, net: { soFar: 6, total: 31 }, orders: { soFar: 1, total: 2 } },
    ]);
  });
});
