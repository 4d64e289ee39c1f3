import { beforeAll, describe, expect, test } from 'vitest';
import { scenarioEngines, type Engine } from '../fixtures/databases.ts';
import { dayAfter, days, eventRows, FIRST, LAST, saleRows, type Oddities } from '../fixtures/shop-days.ts';
import { rowsText } from '../fixtures/store-text.ts';
import { oneIn } from '../run-size.ts';
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

const lastAlike = '2026-03-19';

/** What a store holds of the days up to `lastAlike`, and what it expects of the next one. */
async function storedAfter(engine: Engine, odd: Oddities): Promise<Record<string, string[]>> {
  await using shop = await watchedShop(engine);
  await shop.deliver('all', saleRows(all, odd), eventRows(all, odd));
  await shop.runAfter(LAST);
  const stored = async (sql: string): Promise<string[]> => rowsText(shop.db, sql);
  return {
    verdicts: await stored(`select * from verdicts where day <= '${lastAlike}'`),
    next: await stored(
      `select metric, slice, ${expected} from verdicts where day = '${dayAfter(lastAlike)}' and yhat is not null`,
    ),
    forecasts: await stored(`select * from forecasts where as_of <= '${lastAlike}'`),
    versions: await stored(`select * from kpi_versions where day <= '${lastAlike}'`),
    futures: await stored(`select * from daily_kpis where day > '${lastAlike}'`),
  };
}

describe.each(scenarioEngines)('on $name', (engine) => {
  let usual: Record<string, string[]> = {};
  beforeAll(async () => {
    usual = await storedAfter(engine, past);
  });

  test.each(oneIn(3, futures))(
    'the verdict on a day is the same, byte for byte, if the business %s afterwards',
    async (_, oddity) => {
      const changed = Object.fromEntries(days(dayAfter(lastAlike), '2026-04-01').map((day) => [day, oddity]));
      const other = await storedAfter(engine, { ...past, ...changed });
      expect(other['futures']).not.toEqual(usual['futures']);
      expect(usual['verdicts']?.length).toBeGreaterThan(100);
      expect(usual['next']?.length).toBeGreaterThan(2);
      expect({ ...other, futures: [] }).toEqual({ ...usual, futures: [] });
    },
  );
});
