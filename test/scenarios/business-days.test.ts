import { describe, expect, test } from 'vitest';
import { zoneOffsets } from '../../src/calendar/zone-offsets.ts';
import { bulkInsert } from '../../src/store/bulk-insert.ts';
import type { Database } from '../../src/store/connect/database.ts';
import { declareBusiness } from '../../src/warehouse/load/declare-business.ts';
import { rollUp } from '../../src/warehouse/rollup/roll-up.ts';
import { sqlWarehouse } from '../../src/warehouse/sql-warehouse.ts';
import { engines, inTurn, type Engine } from '../fixtures/databases.ts';
import { localDay } from '../fixtures/daily-twin.ts';
import { loading } from '../fixtures/loading.ts';
import { sourceOf } from '../fixtures/source.ts';
import { sweptZones } from '../fixtures/swept-zones.ts';
import { oneIn } from '../run-size.ts';

const HOUR_MS = 3_600_000;
const [FROM, TO] = [Date.UTC(2000, 0), Date.UTC(2040, 11, 31)];

/** The swept zones of an engine, a few at a time: the instants of one test are those around the clock changes of its own zones. */
function zoneGroups(engine: Engine): string[][] {
  const zones = inTurn(engine, sweptZones);
  return Array.from({ length: Math.ceil(zones.length / 20) }, (_, i) => zones.slice(20 * i, 20 * (i + 1)));
}

/** A grid over 2000 to 2040, and the seconds and hours around each change of the zones' clocks. */
function instantsAroundChanges(zones: readonly string[]): number[] {
  const changes = new Set(zones.flatMap((zone) => zoneOffsets(zone).map(({ sinceMs }) => sinceMs)));
  const grid = Array.from({ length: Math.floor((TO - FROM) / (251 * HOUR_MS)) }, (_, i) => FROM + i * 251 * HOUR_MS);
  const around = [...changes].flatMap((at) =>
    [-24, -1, 0, 1, 24].flatMap((h) => [at + h * HOUR_MS - 1000, at + h * HOUR_MS]),
  );
  return [...new Set([...grid, ...around])].filter((at) => at >= FROM && at <= TO).sort((a, b) => a - b);
}

function iso(instant: number): string {
  return new Date(instant).toISOString();
}

async function redated(db: Database, zone: string): Promise<string[]> {
  await declareBusiness(db, { zone, currency: 'EUR', statuses: [], sourceZones: {} });
  const rows = await db.query('select business_day from fact_ops_events order by ts');
  return rows.map((row) => String(row['business_day']));
}

async function brokenChecks(db: Database): Promise<string[]> {
  const broken: string[] = [];
  for await (const { name, brokenRows } of sqlWarehouse(db).checks()) if (brokenRows.length > 0) broken.push(name);
  return broken;
}

describe.each(engines)('in $name', (engine) => {
  const title = 'the engine keeps the local dates of Intl, whichever zone was declared before';
  test.each(zoneGroups(engine).map((zones) => [zones[0], zones.length, zones] as const))(
    `from %s on, in %d zones, ${title}`,
    async (_first, _count, zones) => {
      await using store = await loading(engine, [], 'UTC');
      const instants = instantsAroundChanges(zones);
      const rows = instants.map((at, index) => ['log', `${index}`, iso(at), iso(at).slice(0, 10), 'pay', false, 1]);
      const columns = ['source', 'event_id', 'ts', 'business_day', 'service', 'is_error', 'load_id'];
      await bulkInsert(store.db, 'fact_ops_events', columns, rows);
      for (const zone of zones) {
        const dayOf = localDay(zone);
        const found = await redated(store.db, zone);
        const wrong = instants.filter((at, index) => dayOf(at) !== found[index]).map(iso);
        expect([zone, wrong]).toEqual([zone, []]);
      }
    },
  );

  test.each(
    inTurn(
      engine,
      oneIn(3, ['Africa/Casablanca', 'America/Vancouver', 'Africa/El_Aaiun', 'America/Edmonton', 'Asia/Kolkata']),
    ),
  )('sales of %s, by day alone or late in the evening, lie on the date that their file has', async (zone) => {
    await using store = await loading(engine, [], zone);
    const dates = Array.from({ length: 800 }, (_, i) => iso(Date.UTC(2025, 0, 1 + i)).slice(0, 10));
    const days = sourceOf('fact_sales', ['order_id', 'ts', 'amount'], { id: 'days', zone, dateOnly: true });
    await store.load(days, 'days.csv', ['order_id,ts,amount', ...dates.map((date, i) => `${i},${date},1`)]);
    const evenings = sourceOf('fact_sales', ['order_id', 'ts', 'amount'], { id: 'evenings', zone });
    await store.load(evenings, 'evenings.csv', [
      'order_id,ts,amount',
      ...dates.map((date, i) => `${i},${date} 23:30:00,1`),
    ]);
    const found = await store.db.query(
      'select source, business_day from fact_sales order by source, business_day, order_id',
    );
    const expected = ['days', 'evenings'].flatMap((source) => dates.map((date) => ({ source, business_day: date })));
    expect(found).toEqual(expected);
    await rollUp(store.db);
    expect(await brokenChecks(store.db)).toEqual([]);
  });

  test('other time zone data than at the last load are noticed, and days and files follow them', async () => {
    await using store = await loading(engine, [], 'Africa/Casablanca');
    const zone = 'Africa/Casablanca';
    const shop = sourceOf('fact_sales', ['order_id', 'ts', 'amount'], { zone, dateOnly: true });
    const lines = ['order_id,ts,amount', 'A,2026-10-01,5', 'B,2026-10-02,7'];
    const declared = { zone, currency: 'EUR', statuses: [], sourceZones: { shop: zone } };
    await declareBusiness(store.db, declared);
    await store.load(shop, 'a.csv', lines);
    await rollUp(store.db);
    // As a store looks that was loaded with data in which Morocco keeps UTC: midnight was another instant.
    await store.db.script(`
      update business set zone_data = '2025a';
      delete from zone_offsets where since > '2026-01-01';
      update zone_offsets set utc_offset = 0, until = '2200-01-01' where until > '2026-01-01';
      update fact_sales set ts = ts + interval '1 hour'`);
    expect(await brokenChecks(store.db)).toEqual(['zone_data_are_current']);

    expect(await declareBusiness(store.db, declared)).toEqual({
      from: '2025a',
      to: process.versions['tz'],
      zones: [zone],
    });
    expect((await store.load(shop, 'a.csv', lines)).rowsUpdated).toBe(2);
    await rollUp(store.db);
    expect(await store.db.query('select day, net from daily_kpis order by day')).toEqual([
      { day: '2026-10-01', net: '5.0000' },
      { day: '2026-10-02', net: '7.0000' },
    ]);
    expect(await brokenChecks(store.db)).toEqual([]);
    expect(await declareBusiness(store.db, declared)).toBeNull();
    expect((await store.load(shop, 'a.csv', lines)).isNew).toBe(false);
  });

  test('doctor finds a fact on another day than its local date', async () => {
    await using store = await loading(engine);
    await store.load(sourceOf('fact_sales', ['order_id', 'ts', 'amount']), 'a.csv', [
      'order_id,ts,amount',
      'A,2026-06-01T23:30,10',
    ]);
    await store.db.script("update fact_sales set business_day = '2026-06-02'");
    await rollUp(store.db);
    expect(await brokenChecks(store.db)).toContain('business_days_are_local_dates');
  });
});
