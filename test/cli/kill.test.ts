import { cp } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { random } from '../../src/demo/chance/random.ts';
import { engines, type TestStore } from '../fixtures/databases.ts';
import { tempFolder, type TempFolder } from '../fixtures/temp-folder.ts';
import { isLongRun, runSize } from '../run-size.ts';
import { killRun, outcomeIn, scenario, type Place, type Progress, type Scenario } from './kill-scenario.ts';
import { testProgram, type Session } from './program.ts';
import { earlierSales, laterSales, opsEvents, SMALL_SHOP_CONFIG } from './small-shop.ts';

const SEED = 22;
const LONG = { timeout: 600_000 };
const AT_ONCE = Math.min(4, availableParallelism());

const program = testProgram();
/** The files of a shop; and the same with a store that holds all but the last. */
let fresh: TempFolder;
let grown: TempFolder;

/** A copy of a shop, with its embedded store. */
async function copyOf(shop: TempFolder): Promise<Place> {
  const copy = await tempFolder();
  await cp(shop.path, copy.path, { recursive: true });
  return {
    folder: copy.path,
    store: join(copy.path, 'evenkeel.duckdb'),
    settle: async () => undefined,
    [Symbol.asyncDispose]: async () => copy[Symbol.asyncDispose](),
  };
}

/** A copy of a shop whose store is on a server. */
async function copyOnServer(shop: TempFolder, { db, location, ...store }: TestStore): Promise<Place> {
  const copy = await copyOf(shop);
  return {
    folder: copy.folder,
    store: location,
    async settle() {
      // The server works on until it sees that nobody listens any more.
      const others = 'select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()';
      while ((await db.query(others)).length > 0) await sleep(20);
    },
    async [Symbol.asyncDispose]() {
      await copy[Symbol.asyncDispose]();
      await store[Symbol.asyncDispose]();
    },
  };
}

/** Kills a run once, at a moment that depends on the attempt alone, and lets another one finish: how far the first had come. */
async function killAndRunAgain(shop: Scenario, session: Session, attempt: number): Promise<Progress> {
  const stages = attempt % shop.stagesMs.length;
  let delayMs = random(SEED, attempt).uniform() * (shop.stagesMs[stages] ?? 0);
  for (;;) {
    await using place = await shop.place();
    const progress = await killRun(program, shop, place, stages, delayMs);
    if (progress !== null) {
      const again = await session.run(['run', '--quiet', '--store', place.store], { cwd: place.folder });
      const killed = `attempt ${attempt}, killed ${delayMs} ms after ${stages} stages, when the store held ${progress}`;
      expect(again, killed).toMatchObject({ code: 0, stderr: '' });
      // A run whose outputs were written before it was killed is not continued by the next one.
      const runs = shop.undisturbed.finishedRuns + (progress === 'published' ? 1 : 0);
      expect(await outcomeIn(place), killed).toEqual({ ...shop.undisturbed, finishedRuns: runs });
      return progress;
    }
    delayMs /= 2;
  }
}

/** Attempts, a few at once: how many came how far. */
async function runAttempts(shop: Scenario, first: number, count: number): Promise<Map<Progress, number>> {
  const seen = new Map<Progress, number>();
  let next = first;
  const worker = async (): Promise<void> => {
    await using session = program.session();
    while (next < first + count) {
      const progress = await killAndRunAgain(shop, session, next++);
      seen.set(progress, (seen.get(progress) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, count) }, worker));
  return seen;
}

/** Every state is met. Between the last output and the end of the process there is hardly time to meet. */
function expectEach(seen: ReadonlyMap<Progress, number>, states: readonly Progress[]): void {
  const met = Array.from(seen.keys()).filter((progress) => progress !== 'published');
  expect(met.toSorted()).toEqual(states.toSorted());
}

describe.runIf(isLongRun)('a run that was killed and is started again ends as one that was not', () => {
  beforeAll(async () => {
    [fresh, grown] = [await tempFolder(), await tempFolder()];
    for (const shop of [fresh, grown]) {
      await shop.write('evenkeel.yaml', SMALL_SHOP_CONFIG);
      await shop.write('sales-1.csv', earlierSales());
      await shop.write('ops.csv', opsEvents());
    }
    await program.run(['run'], { cwd: grown.path });
    for (const shop of [fresh, grown]) await shop.write('sales-2.csv', laterSales());
  });

  afterAll(async () => {
    await fresh[Symbol.asyncDispose]();
    await grown[Symbol.asyncDispose]();
  });

  test('on a store that does not exist yet', LONG, async () => {
    const seen = await runAttempts(await scenario(program, async () => copyOf(fresh)), 0, runSize('killsOnNewStore'));
    expectEach(seen, ['nothing', 'a file', 'all files', 'rolled up', 'judged']);
  });

  test('on a store with facts to which a file is added', LONG, async () => {
    const seen = await runAttempts(
      await scenario(program, async () => copyOf(grown)),
      21,
      runSize('killsOnGrownStore'),
    );
    expectEach(seen, ['nothing', 'all files', 'rolled up', 'judged']);
  });

  const servers = engines.filter(({ name }) => name === 'postgres');
  test.each(servers)('on a $name server', LONG, async (engine) => {
    const onServer = await scenario(program, async () => copyOnServer(fresh, await engine.open()));
    const seen = await runAttempts(onServer, 50, runSize('killsOnServer'));
    expect(seen.size).toBeGreaterThan(1);
  });
});
