import { describe, expect, test } from 'vitest';
import { addDays, dayFromIso, isoDay } from '../../src/calendar/day.ts';
import { catalogue } from '../../src/metrics/catalogue.ts';
import { currentVerdicts } from '../fixtures/current-verdicts.ts';
import { engines } from '../fixtures/databases.ts';
import { dayAfter, days, FIRST, LAST, saleRows } from '../fixtures/shop-days.ts';
import { watchedShop } from '../fixtures/watched-shop.ts';
import { runSize } from '../run-size.ts';

const COUNT = runSize('partialDays');
const revenue = catalogue.filter(({ id }) => id === 'revenue' || id === 'orders');
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

describe.each(engines)('on $name', (engine) => {
  test(
    'no day that breaks off is taken for a drop on the day after, and each day is judged once it is complete',
    { timeout: 60_000 * Math.max(2, COUNT / 10) },
    async () => {
      await using shop = await watchedShop(engine, { metrics: revenue, judgedDays: COUNT });
      await shop.deliver('all', saleRows(days(FIRST, LAST)));
      await shop.runAfter(LAST);
      const partial = days(dayAfter(LAST), LAST_DAY);
      const whilePartial: string[] = [];
      for (const [index, day] of partial.entries()) {
        const part = saleRows([day], { [day]: { until: brokenOffAt(index) } });
        await shop.deliver(`${day}-a`, [...part, stray(day, index)]);
        await shop.runAfter(day);
        const verdicts = await currentVerdicts(shop.db, dayFromIso(day));
        whilePartial.push(...verdicts.filter(({ day: of }) => isoDay(of) === day).map(({ verdict }) => verdict.status));
        await shop.deliver(`${day}-b`, saleRows([day]));
      }
      await shop.runAfter(LAST_DAY);
      expect(whilePartial).toEqual(partial.flatMap(() => revenue.map(() => 'late_data')));
      const later = await currentVerdicts(shop.db, dayFromIso(dayAfter(LAST)));
      expect(later.filter(({ verdict }) => verdict.status !== 'normal')).toEqual([]);
      expect(later.length).toBe(COUNT * revenue.length);
    },
  );
});
