import { describe, expect, test } from 'vitest';
import { serverEngines } from '../../../test/fixtures/databases.ts';
import { brokenChecks } from '../../../test/fixtures/example.ts';
import { loading } from '../../../test/fixtures/loading.ts';
import { sourceOf } from '../../../test/fixtures/source.ts';
import { rowsText, storeText } from '../../../test/fixtures/store-text.ts';
import { dayFromIso } from '../../calendar/day.ts';
import { changedDays, latestRollUp } from '../rollup/changed-days.ts';
import { forgetSource } from './forget-source.ts';
import { rollUp } from '../rollup/roll-up.ts';
import { updateDayProfiles } from '../rollup/update-day-profiles.ts';

const SALES = 'order_id,line_no,ts,amount,currency';
const EVENTS = 'event_id,ts,service,is_error';
const RATES = 'day,currency,per_base';
const shop = sourceOf('fact_sales', SALES.split(','));
const web = { ...shop, id: 'web' };
const log = sourceOf('fact_ops_events', EVENTS.split(','), { id: 'log' });
const bank = sourceOf('fx_rates', RATES.split(','), { id: 'bank' });

describe.each(serverEngines)('in $name', (engine) => {
  test('a source that is forgotten leaves a store as if it had never been loaded, except for the log of changed days', async () => {
    await using store = await loading(engine);
    await store.load(shop, 'shop.csv', [SALES, 'A,1,2026-06-01T10:00,10,EUR']);
    await rollUp(store.db);
    await updateDayProfiles(store.db);
    const before = await storeText(store.db, ['changed_days']);

    await store.load(web, 'web.csv', [SALES, 'A,1,2026-06-01T10:00,7,EUR', 'B,1,2026-06-05T10:00,7,EUR']);
    await store.load(log, 'log.csv', [EVENTS, 'e,2026-06-01T10:00,pay,0']);
    await rollUp(store.db);
    const loaded = await latestRollUp(store.db);
    expect(await forgetSource(store.db, 'web')).toBe(2);
    expect(await forgetSource(store.db, 'log')).toBe(1);
    expect(await rollUp(store.db)).toEqual({ fact_sales: 2, fact_ops_events: 1 });
    await updateDayProfiles(store.db);
    expect(await storeText(store.db, ['changed_days'])).toEqual(before);
    // Readers of the daily values have to see that these days lost facts, so the log keeps them.
    expect(await changedDays(store.db, loaded)).toEqual([
      { table: 'fact_ops_events', day: dayFromIso('2026-06-01') },
      { table: 'fact_sales', day: dayFromIso('2026-06-01') },
      { table: 'fact_sales', day: dayFromIso('2026-06-05') },
    ]);
  });

  test('rates that are forgotten leave the days that they converted without money', async () => {
    await using store = await loading(engine);
    await store.load(bank, 'rates.csv', [RATES, '2026-06-01,USD,2']);
    await store.load(shop, 'shop.csv', [SALES, 'A,1,2026-06-04T10:00,10,USD', 'B,1,2026-06-05T10:00,5,EUR']);
    await rollUp(store.db);
    expect(await forgetSource(store.db, 'bank')).toBe(1);
    expect(await rollUp(store.db)).toEqual({ fact_sales: 1 });
    expect(await rowsText(store.db, 'select day, net from daily_kpis')).toEqual([
      '{"day":"2026-06-04","net":null}',
      '{"day":"2026-06-05","net":"5.0000"}',
    ]);
    expect(await brokenChecks(store.db)).toEqual([]);
  });

  test('rates that another source has too stay when one of them is forgotten, whichever it is', async () => {
    const rates = [RATES, '2026-06-01,USD,2', '2026-06-02,GBP,4'];
    for (const forgotten of ['bank', 'second']) {
      await using store = await loading(engine);
      await store.load(bank, 'rates.csv', rates);
      await store.load({ ...bank, id: 'second' }, 'rates-2.csv', [...rates, '2026-06-03,USD,5']);
      await store.load(shop, 'shop.csv', [SALES, 'A,1,2026-06-02T10:00,10,USD', 'B,1,2026-06-04T10:00,10,USD']);
      await rollUp(store.db);
      expect(await rowsText(store.db, 'select net from daily_kpis')).toEqual(['{"net":"2.0000"}', '{"net":"5.0000"}']);
      expect(await forgetSource(store.db, forgotten)).toBe(forgotten === 'bank' ? 2 : 3);
      await rollUp(store.db);
      const later = forgotten === 'bank' ? '2.0000' : '5.0000';
      expect(await rowsText(store.db, 'select day, net from daily_kpis')).toEqual([
        '{"day":"2026-06-02","net":"5.0000"}',
        `{"day":"2026-06-04","net":"${later}"}`,
      ]);
      expect(await brokenChecks(store.db)).toEqual([]);
    }
  });

  test('a file that is forgotten is new when it comes again', async () => {
    await using store = await loading(engine);
    const lines = [SALES, 'A,1,2026-06-01T10:00,10,EUR'];
    await store.load(shop, 'shop.csv', lines);
    await forgetSource(store.db, 'shop');
    expect(await store.load(shop, 'shop.csv', lines)).toMatchObject({ isNew: true, rowsInserted: 1 });
  });
});
