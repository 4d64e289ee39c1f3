import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { testMessage } from '../../src/notify/message/plain-messages.ts';
import { newDelivery } from '../../src/pipeline/deliver/new-delivery.ts';
import type { Delivery } from '../../src/store/deliveries/delivery-row.ts';
import { loadDeliveries } from '../../src/store/deliveries/load-deliveries.ts';
import { queueDeliveries } from '../../src/store/deliveries/queue-deliveries.ts';
import type { Database } from '../../src/store/connect/database.ts';
import { openStore } from '../../src/store/connect/open.ts';
import { engines } from '../fixtures/databases.ts';
import { accepts, receiver, says, type Receiver } from '../fixtures/receiver.ts';
import { days, FIRST, SALE_HEADER, saleRows } from '../fixtures/shop-days.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';
import { isLongRun } from '../run-size.ts';
import { testProgram, type Finished } from './program.ts';

const program = testProgram();

const LONG = { timeout: 1_800_000 };
const BAD = '2026-03-30';
const PRELOAD = `--require ${join(import.meta.dirname, 'die-before-statement.cjs')}`;
const usedEngines = engines.filter(({ name }) => isLongRun || name === 'duckdb');

/** Before which statement of which kind a process is killed. */
interface Point {
  readonly among: string;
  readonly before: number;
}

/** All points of a kind, until a process lives long enough to end by itself. */
function* pointsAmong(among: string): Generator<Point> {
  for (let before = 0; ; before++) yield { among, before };
}

/** One receiver accepts, another refuses for good. */
interface Receivers extends AsyncDisposable {
  readonly team: Receiver;
  readonly broken: Receiver;
}

async function receivers(): Promise<Receivers> {
  const [team, broken] = [await receiver(accepts), await receiver(says(404))];
  return {
    ...{ team, broken },
    async [Symbol.asyncDispose]() {
      await team[Symbol.asyncDispose]();
      await broken[Symbol.asyncDispose]();
    },
  };
}

function config({ team, broken }: Receivers): string {
  const hook = (url: string): string => `{type: webhook, url: '${url}', secret: {env: KEY}, allow_private: true}`;
  return `business: {name: Shop, zone: Europe/Berlin, currency: EUR, holidays: none}
judged_days: 5
sources: {shop: {path: sales-*.csv, columns: [${SALE_HEADER.replaceAll(',', ', ')}]}}
metrics: {orders: false, average_order_value: false, refund_rate: false}
messages:
  channels: {team: ${hook(team.url)}, broken: ${hook(broken.url)}}
`;
}

/** Where a command runs: a folder and a store. */
interface Place {
  readonly folder: string;
  readonly store: string;
}

async function command(args: readonly string[], { folder, store }: Place, point: Point | null): Promise<Finished> {
  const dying = point && { NODE_OPTIONS: PRELOAD, DIE_AMONG: point.among, DIE_BEFORE: String(point.before) };
  const env = { KEY: 'key', TMPDIR: folder, ...dying };
  return program[point ? 'runAlone' : 'run']([...args, '--store', store], { cwd: folder, env });
}

async function inStore<T>(location: string, work: (db: Database) => Promise<T>): Promise<T> {
  const db = await openStore(location);
  try {
    return await work(db);
  } finally {
    await db.close();
  }
}

async function log(location: string): Promise<Delivery[]> {
  return inStore(location, async (db) => loadDeliveries(db, { offset: 0, limit: null }));
}

/** How often each message arrived. */
function arrivals({ received }: Receiver): Map<string, number> {
  const times = new Map<string, number>();
  for (const { headers } of received) {
    const id = String(headers['webhook-id']);
    times.set(id, (times.get(id) ?? 0) + 1);
  }
  return times;
}

/** Every message of the log arrived at its receiver; each of the two has one at most that came twice. */
function expectNothingLost(deliveries: readonly Delivery[], { team, broken }: Receivers): void {
  for (const [channel, hook] of Object.entries({ team, broken })) {
    const own = deliveries.filter((one) => one.channel === channel);
    expect(new Set(own.map(({ state }) => state))).toEqual(new Set([channel === 'team' ? 'sent' : 'dead']));
    const arrived = arrivals(hook);
    expect([...arrived.keys()].toSorted()).toEqual(own.map(({ id }) => id).toSorted());
    expect(hook.received.length - own.length).toBeLessThanOrEqual(1);
  }
}

describe.each(usedEngines)('on $name', (engine) => {
  const points: Iterable<Point> = isLongRun
    ? pointsAmong('deliveries')
    : [{ among: String.raw`update deliveries\s+set\s+state`, before: 0 }];

  test(
    'a process that is killed between any two statements loses no message and repeats one a channel at most',
    LONG,
    async () => {
      await using folder = await tempFolder();
      await using store = await engine.open();
      await store.db.close();
      const place = { folder: folder.path, store: store.location };
      let kills = 0;
      for (const point of points) {
        await using hooks = await receivers();
        await folder.write('evenkeel.yaml', config(hooks));
        await inStore(place.store, async (db) => {
          await db.query('delete from deliveries');
          const queued = ['team', 'broken', 'team', 'broken'].map((channel, index) => {
            const id = `msg_${kills}_${index}`;
            const message = JSON.stringify(testMessage(id, 'Shop', channel, null));
            return newDelivery({ id, kind: 'opened', channel, now: new Date('2026-09-22T05:00:00Z'), message });
          });
          await queueDeliveries(db, queued);
        });
        const { code } = await command(['deliver'], place, point);
        if (code !== null) break;
        kills++;
        await command(['deliver'], place, null);
        const deliveries = await log(place.store);
        // Two of each channel, and the dead letters of two.
        expect(deliveries.length).toBe(6);
        expectNothingLost(deliveries, hooks);
      }
      expect(kills).toBeGreaterThan(isLongRun ? 12 : 0);
    },
  );
});

test(
  'a run that is killed between any two statements on incidents queues their messages once when it is started again',
  LONG,
  async () => {
    const points: Iterable<Point> = isLongRun
      ? pointsAmong('^(insert|delete|update).*(incident|deliver|finished_at)|^commit')
      : [{ among: 'update runs set finished_at', before: 0 }];
    await using hooks = await receivers();
    await using shop = await tempFolder();
    await shop.write('evenkeel.yaml', config(hooks));
    const write = async (name: string, rows: readonly string[]): Promise<string> =>
      shop.write(name, [SALE_HEADER, ...rows].map((row) => `${row}\n`).join(''));
    const runAt = async (day: string, folder: string, point: Point | null): Promise<Finished> =>
      command(['run', '--quiet', '--as-of', `${day}T06:00`], { folder, store: join(folder, 'evenkeel.duckdb') }, point);
    await write('sales-1.csv', saleRows(days(FIRST, '2026-03-29')));
    expect(await runAt('2026-03-30', shop.path, null)).toMatchObject({ code: 0 });
    await write('sales-2.csv', saleRows([BAD], { [BAD]: { factor: 0.4 } }));
    let kills = 0;
    for (const point of points) {
      await using copy = await tempFolder();
      await cp(shop.path, copy.path, { recursive: true });
      const { code } = await runAt('2026-03-31', copy.path, point);
      if (code !== null) break;
      kills++;
      expect(await runAt('2026-03-31', copy.path, null)).toMatchObject({ code: 0 });
      const queued = await log(join(copy.path, 'evenkeel.duckdb'));
      expect(queued.map(({ channel, kind, incident }) => `${kind} ${incident} ${channel}`).toSorted()).toEqual([
        `opened revenue-${BAD} broken`,
        `opened revenue-${BAD} team`,
      ]);
    }
    expect(kills).toBeGreaterThan(isLongRun ? 8 : 0);
  },
);
