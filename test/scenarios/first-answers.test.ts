import { describe, expect, test } from 'vitest';
import { silent } from '../../src/pipeline/progress.ts';
import { run } from '../../src/pipeline/run.ts';
import type { Database } from '../../src/store/connect/database.ts';
import { loadRuns } from '../../src/store/runs/load-runs.ts';
import { scenarioEngines } from '../fixtures/databases.ts';
import { only } from '../fixtures/metrics.ts';
import { days, eventRows, FIRST, LAST, saleRows } from '../fixtures/shop-days.ts';
import { rowsText } from '../fixtures/store-text.ts';
import { asOfAfter, watchedShop } from '../fixtures/watched-shop.ts';

const all = days(FIRST, LAST);
const asOf = asOfAfter(LAST);
const VERDICTS = `
  select metric, slice, day, status, value, yhat, yhat_lower, yhat_upper, warning_lower, warning_upper,
    critical_lower, critical_upper, score, deviation, favourable, decided_by
  from verdicts`;
const FORECASTS = 'select metric, slice, day, as_of, yhat, yhat_lower, yhat_upper from forecasts';

/** Each incident with its transitions, whatever runs recorded them. */
async function incidentsText(db: Database): Promise<string[]> {
  return rowsText(
    db,
    `select i.id, i.type, i.metric, i.slice, i.impact, i.members, t.place, t.kind, t.slice as of_slice, t.superseded_by
     from incidents as i
     inner join incident_transitions as t on t.incident = i.id
     order by i.id, t.place`,
  );
}

describe.each(scenarioEngines)('on $name', (engine) => {
  test('a first run with whole metrics first has them in the store before their slices, and leaves what one run leaves, even if it ends in between', async () => {
    const odd = { [LAST]: { factor: 0.3, failing: true } };
    const metrics = only('revenue', 'error_rate');
    await using shop = await watchedShop(engine, { metrics });
    await using cut = await watchedShop(engine, { metrics });
    await using other = await watchedShop(engine, { metrics });
    for (const each of [shop, cut, other]) await each.deliver('all', saleRows(all, odd), eventRows(all, odd));

    const reading = await shop.db.session();
    const judgedSlices = async (): Promise<string[]> =>
      rowsText(reading, "select distinct slice = '' as whole from verdicts order by whole");
    let early = Promise.resolve<string[]>([]);
    const stage = (name: string): void => {
      if (name === 'forecast and judge') early = judgedSlices();
    };
    let hour = 0;
    const clock = (): Date => new Date(asOf.getTime() + ++hour * 3_600_000);
    const options = { asOf, now: asOf, progress: silent };
    await run(shop.db, shop.business, { ...options, clock, wholeFirst: true, progress: { ...silent, stage } });
    const dates = (await loadRuns(shop.db, { limit: 2, offset: 0 })).map(({ startedAt, finishedAt }) =>
      [startedAt, finishedAt].map((at) => ((at?.getTime() ?? 0) - asOf.getTime()) / 3_600_000),
    );
    expect(dates).toEqual([
      [2, 3],
      [0, 1],
    ]);
    expect(await early).toEqual(['{"whole":true}']);
    expect(await judgedSlices()).toEqual(['{"whole":false}', '{"whole":true}']);
    await reading.close();

    const cutAtSlices = (name: string): void => {
      if (name === 'forecast and judge') throw new Error('cut');
    };
    const progress = { ...silent, stage: cutAtSlices };
    await expect(run(cut.db, cut.business, { ...options, progress, wholeFirst: true })).rejects.toThrow('cut');
    await run(cut.db, cut.business, options);

    await other.runAfter(LAST);
    const incidents = await incidentsText(other.db);
    const outputs = await other.outputsAfter(LAST);
    expect(incidents).toHaveLength(2);
    for (const each of [shop, cut]) {
      for (const rows of [VERDICTS, FORECASTS])
        expect((await rowsText(each.db, rows)).sort()).toEqual((await rowsText(other.db, rows)).sort());
      expect(await incidentsText(each.db)).toEqual(incidents);
      expect(await each.outputsAfter(LAST)).toEqual(outputs);
    }
  });

  test('only where no run has finished yet are there two, and the slot of the schedule is done with the last of them', async () => {
    await using shop = await watchedShop(engine, { metrics: only('revenue', 'error_rate'), judgedDays: 2 });
    await shop.deliver('all', saleRows(all, {}), eventRows(all, {}));
    const options = { asOf, now: asOf, wholeFirst: true, progress: silent };
    const runs = async () =>
      shop.db.query(
        'select finished_at is not null as finished, slot is not null as has_slot from runs order by run_id',
      );
    await run(shop.db, shop.business, { ...options, slot: asOf });
    const two = [
      { finished: true, has_slot: false },
      { finished: true, has_slot: true },
    ];
    expect(await runs()).toEqual(two);
    await run(shop.db, shop.business, options);
    expect(await runs()).toEqual([...two, { finished: true, has_slot: false }]);
  });
});
