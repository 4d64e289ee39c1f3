import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { silent, type Progress } from '../../src/pipeline/progress.ts';
import type { Database } from '../../src/store/connect/database.ts';
import { openStore } from '../../src/store/connect/open.ts';
import { engines, scenarioEngines, type TestStore } from '../fixtures/databases.ts';
import { servedShop, type Lights, type ServedShop } from '../fixtures/served-shop.ts';
import { dayAfter, days, LAST } from '../fixtures/shop-days.ts';
import { isLongRun } from '../run-size.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Enough days for a verdict, and few, so that a run takes little. */
const FIRST = '2026-03-05';
/** 07:00 in Berlin of the day after the last one. */
const SLOT_MS = Date.parse(`${dayAfter(LAST)}T05:00:00Z`);

/** Nothing that is shown is Normal, Warning or Critical, and each way to look says why. */
function expectGrey(lights: Lights, reason: RegExp): void {
  expect(lights.ready.status).toBe(503);
  for (const text of [lights.ready.detail, lights.firstAlert, lights.terminal]) expect(text).toMatch(reason);
  expect(new Set([...lights.states, lights.month, ...lights.csv])).toEqual(new Set(['Not judged', 'Late data']));
  expect(lights.terminal).not.toMatch(/Normal|Warning|Critical/);
  expect(lights.headline).toMatch(/^the run of (Sat|Sun|Mon|Tue|Wed|Thu|Fri) \d+ Apr 07:00 (failed|is late)\.$/);
}

function expectCurrent(lights: Lights): void {
  expect(lights.ready).toEqual({ status: 200, detail: '' });
  expect(new Set(lights.states)).toEqual(new Set(['Normal']));
  expect(lights.csv).toEqual(['Normal', 'Normal']);
  expect(lights.firstAlert).toBe('');
}

/** The days of the shop up to some days after its last. */
function daysTo(later: number): string[] {
  return days(FIRST, new Date(Date.parse(LAST) + later * DAY_MS).toISOString().slice(0, 10));
}

describe.each(engines)('on $name', (engine) => {
  test('a run that fails anywhere turns everything grey and says why, and is tried again a minute later', async () => {
    let failingStage: string | null = null;
    const progress: Progress = {
      ...silent,
      stage(name) {
        if (failingStage !== null && name.startsWith(failingStage)) throw new Error(`${name} broke`);
      },
    };
    const failAt = (stage: string | null) => async (): Promise<void> => {
      failingStage = stage;
    };
    await using shop = await servedShop(engine, { startMs: SLOT_MS, days: daysTo(0), progress });
    await shop.timer.waiting();
    expectCurrent(await shop.look());

    const { path } = shop.folder;
    const write = async (name: string, content: string): Promise<string> => shop.folder.write(name, content);
    const config = await readFile(join(path, 'evenkeel.yaml'), 'utf8');
    const replaced = (name: string, broken: string, good: string): Failure => ({
      breakIt: async () => void (await write(name, broken)),
      mend: async () => void (await write(name, good)),
      reason: new RegExp(name),
    });
    const failures: Failure[] = [
      { breakIt: async () => rm(join(path, 'sales.csv')), reason: /sales\.csv: there is no such file/ },
      {
        breakIt: async () => {
          await rm(join(path, 'events.csv'));
          await mkdir(join(path, 'events.csv'));
        },
        mend: async () => rm(join(path, 'events.csv'), { recursive: true }),
        reason: /events\.csv: this is a directory/,
      },
      { breakIt: async () => void (await write('sales.csv', 'nonsense\n')), reason: /sales\.csv/ },
      replaced('holidays.csv', 'ds,holiday\n2026-02-30,Never\n', 'ds,holiday\n2026-01-01,New Year\n'),
      replaced('evenkeel.yaml', `${config}\nnonsense: 1\n`, config),
      ...['roll up', 'forecast and judge', 'write tables', 'draw pictures'].map((stage) => ({
        breakIt: failAt(stage),
        mend: failAt(null),
        reason: /failed: an internal error, which the log of the run shows\. Figures are from /,
      })),
    ];
    const tried = isLongRun
      ? failures
      : failures.filter((_, index) => index % (5 * engines.length) === 1 + engines.indexOf(engine));
    for (const [index, { breakIt, mend, reason }] of tried.entries()) {
      const slot = SLOT_MS + (index + 1) * DAY_MS;
      await shop.deliver(daysTo(index + 1));
      await breakIt();
      await shop.timer.moveTo(slot);
      const lights = await shop.look();
      expectGrey(lights, reason);
      expect(lights.ready.detail).toMatch(
        /^The run of .* failed: .*\. Figures are from .*; the next try is at 07:01\.$/,
      );
      await mend?.();
      await shop.deliver(daysTo(index + 1));
      await shop.timer.moveTo(slot + MINUTE_MS);
      expectCurrent(await shop.look());
    }
    expect(await shop.store.db.query('select count(*) as n from runs where finished_at is null')).toEqual([{ n: '0' }]);
    expect(await shop.store.db.query('select slot from runs group by slot having count(*) > 1')).toEqual([]);
  });
});

describe.each(scenarioEngines)('on $name', (engine) => {
  test('a slot without a finished run is late after ten minutes, whether the server hung, slept or was not there', async () => {
    await using shop = await servedShop(engine, { startMs: SLOT_MS, days: daysTo(0) });
    await shop.timer.waiting();
    await shop.end();
    shop.timer.set(SLOT_MS + DAY_MS + 9 * MINUTE_MS);
    expectCurrent(await shop.look());
    shop.timer.set(SLOT_MS + 3 * DAY_MS + 11 * MINUTE_MS);
    const { ready, states, terminal } = await shop.look();
    expect(ready).toEqual({
      status: 503,
      detail: 'The run of Mon 6 Apr 07:00 is late. Figures are from Fri 3 Apr.',
    });
    expect(states).not.toContain('Normal');
    expect(terminal).toBe(
      [
        'Served shop · 2026-04-06 07:11 Europe/Berlin · data complete to Thu 2 Apr',
        'The run of Mon 6 Apr 07:00 is late. Figures are from Fri 3 Apr.',
        'Revenue     ◷ Not judged  Sun 5 Apr is not judged yet; last judged day: Thu 2 Apr, €1,942',
        'Attention   ◷ Not judged  nothing unusual in the last 7 days, as far as they could be judged',
        'Month       ◷ Not judged  too little history to say where the month will land',
        'Operations  ◷ Not judged  Sun 5 Apr is not judged yet',
        '',
      ].join('\n'),
    );
  });

  test('a clock that ran ahead skips no slot, and none is run twice', async () => {
    await using shop = await servedShop(engine, { startMs: SLOT_MS, days: daysTo(0) });
    await shop.timer.moveTo(SLOT_MS + 2 * DAY_MS + MINUTE_MS);
    await shop.timer.moveTo(SLOT_MS + MINUTE_MS);
    expect(await shop.look()).toMatchObject({ ready: { status: 200 }, headline: expect.stringContaining('brought') });
    const later = isLongRun ? [1, 2, 3] : [1];
    for (const days of later) {
      await shop.deliver(daysTo(days));
      await shop.timer.moveTo(SLOT_MS + days * DAY_MS);
      expectCurrent(await shop.look());
      await shop.timer.moveTo(SLOT_MS + days * DAY_MS + 1);
    }
    const slots = await shop.store.db.query('select slot from runs where slot is not null order by run_id');
    expect(slots.map(({ slot }) => String(slot).slice(0, 10))).toEqual(
      [0, ...later].map((days) => new Date(SLOT_MS + days * DAY_MS).toISOString().slice(0, 10)),
    );
  });
});

/** A way in which a run can fail. */
interface Failure {
  readonly breakIt: () => Promise<void>;
  readonly mend?: () => Promise<void>;
  readonly reason: RegExp;
}

const postgres = engines.find(({ name }) => name === 'postgres');

describe.runIf(postgres !== undefined)('when PostgreSQL ends every connection', () => {
  const engine = postgres ?? engines[0];

  test('an idle server reads on, and a run in the middle of a transaction is tried again', async () => {
    if (!engine) throw new Error('there is no engine');
    const armed = { is: false };
    let store: TestStore | null = null;
    const session = (run: Database): Database => ({
      ...run,
      transaction: async (work) =>
        run.transaction(async () => {
          if (armed.is && store) await endConnections(store);
          armed.is = false;
          return work();
        }),
    });
    await using shop = await servedShop(engine, { startMs: SLOT_MS, days: daysTo(0), session });
    store = shop.store;
    await shop.timer.waiting();
    expectCurrent(await shop.look());

    await endConnections(store);
    expectCurrent(await shop.look());

    armed.is = true;
    await shop.deliver(daysTo(1));
    await shop.timer.moveTo(SLOT_MS + DAY_MS);
    expectGrey(await shop.look(), /the connection to PostgreSQL at [\d.:]+\/test_\w+ was lost: terminating connection/);
    await shop.timer.moveTo(SLOT_MS + DAY_MS + MINUTE_MS);
    expectCurrent(await shop.look());
    expectNoDetails(shop);
  });
});

async function endConnections({ location }: TestStore): Promise<void> {
  const other = await openStore(location);
  await other.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  );
  await other.close();
}

function expectNoDetails({ log }: ServedShop): void {
  expect(log.filter((text) => text.startsWith('API: '))).toEqual([]);
}
