import { describe, expect, test } from 'vitest';
import { engines } from '../fixtures/databases.ts';
import { dayAfter, days, eventRows, FIRST, LAST, saleRows, type Oddities } from '../fixtures/shop-days.ts';
import { rowsText } from '../fixtures/store-text.ts';
import { watchedShop } from '../fixtures/watched-shop.ts';

const all = days(FIRST, LAST);
const past = { '2026-03-05': { factor: 0.6 }, '2026-03-12': { factor: 1.4, failing: true } };

/** What may come after a day: nothing else may change before it. */
const futures: readonly (readonly [name: string, oddity: Oddities[string]])[] = [
  ['collapses', { factor: 0.1, failing: true }],
  ['doubles', { factor: 2 }],
  ['closes', { closed: true }],
];
const expected =
  'yhat, yhat_lower, yhat_upper, warning_lower, warning_upper, critical_lower, critical_upper, spread, scale, known_days';

describe.each(engines)('on $name', (engine) => {
  test.each(futures)(
    'the verdict on a day is the same, byte for byte, if the business %s afterwards',
    async (_, oddity) => {
      const lastAlike = '2026-03-19';
      const changed = Object.fromEntries(days(dayAfter(lastAlike), '2026-04-01').map((day) => [day, oddity]));
      const texts = [past, { ...past, ...changed }].map(async (odd: Oddities) => {
        await using shop = await watchedShop(engine);
        await shop.deliver('all', saleRows(all, odd), eventRows(all, odd));
        await shop.runAfter(LAST);
        return {
          verdicts: await rowsText(shop.db, `select * from verdicts where day <= '${lastAlike}'`),
          next: await rowsText(
            shop.db,
            `select metric, slice, ${expected} from verdicts where day = '${dayAfter(lastAlike)}' and yhat is not null`,
          ),
          forecasts: await rowsText(shop.db, `select * from forecasts where as_of <= '${lastAlike}'`),
          versions: await rowsText(shop.db, `select * from kpi_versions where day <= '${lastAlike}'`),
          futures: await rowsText(shop.db, "select * from daily_kpis where day > '2026-03-19'"),
        };
      });
      const [one, other] = await Promise.all(texts);
      expect(other?.futures).not.toEqual(one?.futures);
      expect(one?.verdicts.length).toBeGreaterThan(100);
      expect(one?.next.length).toBeGreaterThan(2);
      expect({ ...other, futures: [] }).toEqual({ ...one, futures: [] });
    },
  );
});
