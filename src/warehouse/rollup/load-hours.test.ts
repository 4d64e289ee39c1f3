import { describe, expect, test } from 'vitest';
import { engines, inTurn, type Engine } from '../../../test/fixtures/databases.ts';
import { loading } from '../../../test/fixtures/loading.ts';
import { sourceOf } from '../../../test/fixtures/source.ts';
import { addDays, dayFromIso, isoDay, type Day } from '../../calendar/day.ts';
import { zone } from '../../calendar/zone.ts';
import { random } from '../../demo/chance/random.ts';
import { quantile } from '../../stats/quantile.ts';
import { loadOperationHours, loadServices } from './load-hours.ts';
import { rollUp } from './roll-up.ts';

const COLUMNS = ['event_id', 'ts', 'service', 'latency_ms', 'is_error'];
const SERVICES = ['pay', 'search'];
const FIRST = dayFromIso('2026-03-27');
const DAYS = 5;

interface Event {
  readonly instantMs: number;
  readonly service: string;
  readonly latency: number | null;
  readonly isError: boolean;
}

/** Events around the end of March, in which Berlin skips an hour, and the start of April, in which Lord Howe repeats half of one. */
function events(): Event[] {
  const draws = random(20_260_327, 0);
  return Array.from({ length: 2000 }, () => ({
    instantMs: 1000 * Math.floor(FIRST * 86_400 + draws.uniform() * DAYS * 86_400),
    service: draws.pick(SERVICES),
    latency: draws.uniform() < 0.1 ? null : Math.round(1000 * draws.uniform()),
    isError: draws.uniform() < 0.2,
  }));
}

/** By brute force: `day hour service` with its figures. */
function hoursOf(all: readonly Event[], zoneName: string): Map<string, Event[]> {
  const clock = zone(zoneName);
  const hours = new Map<string, Event[]>();
  for (const event of all) {
    const local = new Date(clock.localTime(event.instantMs)).toISOString();
    for (const service of ['', event.service]) {
      const key = `${local.slice(0, 10)} ${Number(local.slice(11, 13))} ${service}`;
      hours.set(key, [...(hours.get(key) ?? []), event]);
    }
  }
  return hours;
}

async function rolledUp(engine: Engine, zoneName: string) {
  const store = await loading(engine, [], zoneName);
  const lines = events().map(({ instantMs, service, latency, isError }, index) => {
    return `e${index},${new Date(instantMs).toISOString()},${service},${latency ?? ''},${isError}`;
  });
  await store.load(sourceOf('fact_ops_events', COLUMNS, { id: 'log' }), 'log.csv', [COLUMNS.join(','), ...lines]);
  await rollUp(store.db);
  return store;
}

const span = [addDays(FIRST, -1), addDays(FIRST, DAYS)] as const satisfies readonly [Day, Day];

describe.each(engines)('in $name', (engine) => {
  test.each(inTurn(engine, ['Europe/Berlin', 'Asia/Kolkata', 'Australia/Lord_Howe', 'America/St_Johns']))(
    'the hours of services in %s are what brute force makes of the same events',
    async (zoneName) => {
      await using store = await rolledUp(engine, zoneName);
      const expected = hoursOf(events(), zoneName);
      let hours = 0;
      for (const service of ['', ...SERVICES])
        for (const { day, hour, events: count, errors, latencyP95 } of await loadOperationHours(
          store.db,
          service,
          ...span,
        )) {
          hours++;
          const own = expected.get(`${isoDay(day)} ${hour} ${service}`) ?? [];
          expect([count, errors], `${isoDay(day)} ${hour} ${service}`).toEqual([
            own.length,
            own.filter(({ isError }) => isError).length,
          ]);
          const latencies = own.flatMap(({ latency }) => latency ?? []);
          expect(latencyP95 ?? NaN).toBeCloseTo(quantile(latencies, 0.95) ?? NaN, 6);
        }
      expect(hours).toBe(expected.size);
      expect(await loadServices(store.db, ...span)).toEqual(SERVICES);
    },
  );
});
