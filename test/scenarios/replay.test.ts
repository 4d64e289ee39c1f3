import { describe, expect, test } from 'vitest';
import { dayFromIso } from '../../src/calendar/day.ts';
import { actOnIncident } from '../../src/pipeline/incidents/act-on-incident.ts';
import { silent } from '../../src/pipeline/progress.ts';
import { replay } from '../../src/pipeline/replay/replay.ts';
import { scenarioEngines } from '../fixtures/databases.ts';
import { only } from '../fixtures/metrics.ts';
import { dayAfter, days, FIRST, LAST, saleRows, type Oddities } from '../fixtures/shop-days.ts';
import { asOfAfter, watchedShop, type WatchedShop } from '../fixtures/watched-shop.ts';

const PAST = '2026-03-24';
/** The first run of those that come day by day. */
const FROM = '2026-03-27';
const CORRECTED = '2026-03-26';
const EXPECTED = '2026-03-29';
const metrics = only('revenue');
const ALL_DAYS = { first: dayFromIso('2026-01-01'), last: dayFromIso('2026-12-31') };

const replayed = async ({ db, business }: WatchedShop) => replay(db, business, null, ALL_DAYS, silent);

describe.each(scenarioEngines)('on $name', (engine) => {
  test('what daily runs recorded is made again byte for byte: late data, a correction and an expected event too', async () => {
    const odd: Oddities = { [PAST]: { factor: 0.5 }, [EXPECTED]: { factor: 0.4 } };
    await using shop = await watchedShop(engine, { metrics, judgedDays: 6 });
    expect(await replayed(shop)).toBe(null);
    const before = days(FIRST, FROM);
    await shop.deliver('all', saleRows(before, odd));
    await shop.runAfter(FROM);
    const [late = '', ...rest] = days(dayAfter(FROM), LAST);
    await shop.runAfter(late);
    await shop.deliver('late', saleRows([late], odd));
    for (const day of rest) {
      await shop.deliver(day, saleRows([day], odd));
      await shop.runAfter(day);
      if (day !== EXPECTED) continue;
      await shop.deliver('corrected', saleRows([CORRECTED], { [CORRECTED]: { factor: 0.7 } }));
      const now = asOfAfter(day);
      const action = { kind: 'feedback', feedback: 'expected', by: 'Ines', assignee: null, until: null } as const;
      await actOnIncident(shop.db, shop.business, `revenue-${PAST}`, { ...action, note: 'Strike' }, { asOf: now, now });
    }
    const again = await replayed(shop);
    expect(again?.differences).toEqual([]);
    // Six days, one late; it and the next; six again by the calendar with the strike; three more.
    expect(again?.verdicts).toMatchObject({ verdicts: 6 + 1 + 2 + 6 + 3, outdated: 0 });
    expect(again?.incidents?.transitions).toBeGreaterThan(3);

    await shop.db.query(`update verdicts set yhat = yhat + 1 where metric = 'revenue' and day = '${LAST}'`);
    await shop.db.query(`update incidents set impact = impact - 5 where id like 'revenue%' and state <> 'withdrawn'`);
    const columns = (await replayed(shop))?.differences.map(({ what, column }) => `${what} ${column}`);
    expect(columns).toContain(`revenue ${LAST} yhat`);
    expect(columns?.filter((one) => one.endsWith(' impact')).length).toBeGreaterThan(0);
  });

  test('verdicts of another rule are named as such, and so are incidents of their days', async () => {
    await using shop = await watchedShop(engine, { metrics: only('revenue'), judgedDays: 10 });
    await shop.deliver('all', saleRows(days(FIRST, LAST), { [PAST]: { factor: 0.5 } }));
    await shop.runAfter(LAST);
    const [revenue] = shop.business.metrics;
    const stricter = { ...shop.business, metrics: revenue ? [{ ...revenue, tolerance: 0.2 }] : [] };
    const again = await replay(shop.db, stricter, null, ALL_DAYS, silent);
    expect(again).toMatchObject({ verdicts: { verdicts: 0, outdated: 10 }, incidents: { incidents: 0, outdated: 1 } });

    await shop.db.query("update incidents_through set rules = 'incidents/1'");
    const byOther = await replayed(shop);
    expect(byOther).toMatchObject({ differences: [], incidents: { incidents: 0, otherRules: 'incidents/1' } });
  });
});
