import { describe, expect, test } from 'vitest';
import { catalogue } from '../../src/metrics/catalogue.ts';
import { dayFromIso } from '../../src/calendar/day.ts';
import { silent, type Progress } from '../../src/pipeline/progress.ts';
import { readModel } from '../../src/pipeline/read/read-model.ts';
import { run } from '../../src/pipeline/run.ts';
import { engines, serverEngines } from '../fixtures/databases.ts';
import { isLongRun } from '../run-size.ts';
import { dayAfter, days, FIRST, saleRows } from '../fixtures/shop-days.ts';
import { observedDatabase } from '../fixtures/observed-database.ts';
import { rowsText, storeText } from '../fixtures/store-text.ts';
import { asOfAfter, watchedShop, type WatchedShop } from '../fixtures/watched-shop.ts';

const FIRST_RUN = '2026-02-22';
const few = { judgedDays: 3, metrics: catalogue.filter(({ id }) => id === 'revenue') };

/** A progress that fails from its nth call on, as if the process had gone at that moment; `calls` counts them. */
function failing(at: number): Progress & { calls(): number } {
  let count = 0;
  const call = (): void => {
    if (count++ >= at) throw new Error('interrupted');
  };
  return { stage: call, done: call, finished: call, calls: () => count };
}

const failingAtJudging: Progress = {
  ...silent,
  stage: (name) => {
    if (name === 'forecast and judge') throw new Error('interrupted');
  },
};

/** Statements that change a store. */
const WRITES = /^\s*(?:insert|update|delete|merge|create|drop|copy|import|commit)\b/i;

async function runOn(shop: WatchedShop, day: string, progress: Progress): Promise<void> {
  const asOf = asOfAfter(day);
  await run(shop.db, shop.business, { asOf, now: asOf, progress });
}

async function begun(shop: WatchedShop): Promise<void> {
  const past = days(FIRST, FIRST_RUN);
  await shop.deliver('all', saleRows(past));
  await runOn(shop, FIRST_RUN, failing(Number.POSITIVE_INFINITY));
}

async function deliverDay(shop: WatchedShop, day: string): Promise<void> {
  const odd = { [day]: { factor: 0.8 } };
  await shop.deliver('next', [...saleRows([day], odd), ...saleRows([FIRST_RUN], { [FIRST_RUN]: { factor: 0.9 } })]);
}

describe.each(engines)('on $name', (engine) => {
  const every = isLongRun ? 1 : engine.name === 'duckdb' ? 6 : 12;

  test('a run that ends anywhere and is started again leaves the rows of one that did not', async () => {
    await using calm = await watchedShop(engine, few);
    await using shaken = await watchedShop(engine, few);
    await begun(calm);
    await begun(shaken);

    const interrupted: number[] = [];
    let day = dayAfter(FIRST_RUN);
    let calls = Number.POSITIVE_INFINITY;
    // The last call comes after the commit, when nothing is left to lose.
    for (let at = 0; at < calls - 1; at += every) {
      await deliverDay(calm, day);
      await deliverDay(shaken, day);
      const progress = failing(Number.POSITIVE_INFINITY);
      await runOn(calm, day, progress);
      calls = progress.calls();
      await expect(runOn(shaken, day, failing(at))).rejects.toThrow('interrupted');
      await runOn(shaken, day, failing(Number.POSITIVE_INFINITY));
      interrupted.push(at);
      day = dayAfter(day);
    }
    expect(interrupted.length).toBeGreaterThan(9 / every);
    expect(await storeText(shaken.db)).toEqual(await storeText(calm.db));
  });

  test('a run that ends before any of its writes, and is started again, has the incidents of one that did not', async () => {
    await using calm = await watchedShop(engine, few);
    await using shaken = await watchedShop(engine, few);
    await begun(calm);
    await begun(shaken);
    const interrupted = new Set<string>();
    let [day, days, writes] = [dayAfter(FIRST_RUN), 0, Number.POSITIVE_INFINITY];
    for (let at = 0; at < writes; at += isLongRun ? 1 : 9 * every) {
      // Each outage begins or goes on; every third day is as usual, so that some end.
      const odd = { [day]: { factor: days++ % 3 === 2 ? 1 : 0.4 } };
      for (const shop of [calm, shaken]) await shop.deliver('next', saleRows([day], odd));
      const asOf = asOfAfter(day);
      const dates = { asOf, now: asOf, progress: silent };
      writes = 0;
      await run(
        observedDatabase(calm.db, (sql) => (writes += Number(WRITES.test(sql)))),
        calm.business,
        dates,
      );
      let count = 0;
      const dying = observedDatabase(shaken.db, (sql) => {
        if (!WRITES.test(sql) || count++ < at) return;
        interrupted.add(/(?:into|update|from|copy) (\w+)/.exec(sql)?.[1] ?? sql);
        throw new Error('interrupted');
      });
      const outcome = await run(dying, shaken.business, dates).then(() => 'finished', String);
      expect(outcome).toBe(at < writes ? 'Error: interrupted' : 'finished');
      await run(shaken.db, shaken.business, dates);
      day = dayAfter(day);
    }
    expect(interrupted.size).toBeGreaterThan(0);
    expect(await rowsText(calm.db, 'select * from incident_transitions')).not.toEqual([]);
    expect(await storeText(shaken.db)).toEqual(await storeText(calm.db));
  });
});

describe.each(serverEngines)('on $name', (engine) => {
  test('the data of a run that was interrupted do not change what is read of the one before', async () => {
    await using shop = await watchedShop(engine, few);
    await begun(shop);
    const read = async (day: string): Promise<unknown[]> => {
      const model = await readModel(shop.db, shop.business, asOfAfter(day));
      return [model.fresh, await model.summary(), await model.seriesReport('revenue', '')];
    };
    const before = await read(FIRST_RUN);
    const outputs = await shop.outputsAfter(FIRST_RUN);
    expect(before).toMatchObject([
      { lastClosed: dayFromIso(FIRST_RUN) },
      {},
      { forecast: expect.arrayContaining([expect.anything()]) },
    ]);
    await deliverDay(shop, '2026-02-23');
    await expect(runOn(shop, '2026-02-23', failingAtJudging)).rejects.toThrow('interrupted');
    expect(await read('2026-02-23')).toEqual(before);
    expect(await shop.outputsAfter('2026-02-23')).toEqual(outputs);
    await runOn(shop, '2026-02-23', failing(Number.POSITIVE_INFINITY));
    expect(await read('2026-02-23')).toMatchObject([{ lastClosed: dayFromIso('2026-02-23') }, {}, {}]);
  });

  test('a run that was interrupted twice in the middle is taken up under its own number', async () => {
    await using shop = await watchedShop(engine, few);
    await begun(shop);
    await deliverDay(shop, '2026-02-23');
    await expect(runOn(shop, '2026-02-23', failingAtJudging)).rejects.toThrow('interrupted');
    await expect(runOn(shop, '2026-02-23', failingAtJudging)).rejects.toThrow('interrupted');
    expect(await shop.db.query('select run_id from runs where finished_at is null')).toEqual([{ run_id: '2' }]);
    await runOn(shop, '2026-02-23', failing(Number.POSITIVE_INFINITY));
    expect(await shop.db.query('select run_id from runs where finished_at is not null order by run_id')).toEqual([
      { run_id: '1' },
      { run_id: '2' },
    ]);
  });
});
