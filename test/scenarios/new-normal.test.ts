import { describe, expect, test } from 'vitest';
import { dayFromIso } from '../../src/calendar/day.ts';
import { isJudged } from '../../src/detect/verdict.ts';
import { actOnIncident } from '../../src/pipeline/incidents/act-on-incident.ts';
import { silent } from '../../src/pipeline/progress.ts';
import { readModel } from '../../src/pipeline/read/read-model.ts';
import { replay } from '../../src/pipeline/replay/replay.ts';
import { confirmedLevelTexts } from '../../src/report/words/incidents/confirmed-level-text.ts';
import { incidentLines } from '../../src/report/words/incidents/incident-lines.ts';
import type { Database } from '../../src/store/connect/database.ts';
import { scenarioEngines, type Engine } from '../fixtures/databases.ts';
import { only } from '../fixtures/metrics.ts';
import { dayAfter, days, FIRST, LAST, saleRows, type Oddities } from '../fixtures/shop-days.ts';
import { observedDatabase } from '../fixtures/observed-database.ts';
import { asOfAfter, watchedShop, type WatchedShop } from '../fixtures/watched-shop.ts';

/** From this day on the shop takes 40 % less; a week later its owner says that this is the new normal. */
const SHIFT = '2026-03-20';
const CONFIRMED_AFTER = '2026-03-26';
const SHARE = 0.6;
const odd: Oddities = Object.fromEntries(days(SHIFT, LAST).map((day) => [day, { factor: SHARE }]));
const HORIZON = 28;

async function shifted(engine: Engine): Promise<WatchedShop> {
  const shop = await watchedShop(engine, { metrics: only('revenue'), judgedDays: 20, horizonDays: HORIZON });
  await shop.deliver('all', saleRows(days(FIRST, CONFIRMED_AFTER), odd));
  await shop.runAfter(CONFIRMED_AFTER);
  return shop;
}

/** A run on the next day, and one after the last. */
async function goOn(shop: WatchedShop): Promise<void> {
  const [next = '', ...rest] = days(dayAfter(CONFIRMED_AFTER), LAST);
  await shop.deliver('next', saleRows([next], odd));
  await shop.runAfter(next);
  await shop.deliver('rest', saleRows(rest, odd));
  await shop.runAfter(LAST);
}

/** The status of each day, and the mean of the forecasts of four weeks. */
async function outcome(shop: WatchedShop) {
  const model = await readModel(shop.db, shop.business, asOfAfter(LAST));
  const report = await model.seriesReport('revenue', '');
  const verdicts = new Map(report?.days.map(({ day, verdict }) => [day, verdict]));
  const ahead = report?.forecast ?? [];
  return {
    model,
    explanation: report?.explanation.map(({ sentence }) => sentence) ?? [],
    statusOn: (day: string) => verdicts.get(dayFromIso(day))?.status,
    deviationOn: (day: string) => {
      const verdict = verdicts.get(dayFromIso(day));
      return verdict && isJudged(verdict) ? (verdict.deviation ?? NaN) : NaN;
    },
    days: ahead.length,
    mean: ahead.reduce((sum, { yhat }) => sum + yhat, 0) / ahead.length,
  };
}

/** A database that is lost before its nth statement, or before it commits. */
function interruptedBefore(db: Database, statement: number | 'commit'): Database {
  let place = 0;
  return observedDatabase(db, (text) => {
    if (text === statement || place++ === statement) throw new Error('interrupted');
  });
}

/** The mean of four weeks of the shop at the new level: refunds of €5 twice a day are in it. */
const usual = (2179 - 10) * SHARE;

describe.each(scenarioEngines)('on $name', (engine) => {
  test('a new normal moves the level from the next day on, and no verdict before it', async () => {
    await using shop = await shifted(engine);
    await using other = await shifted(engine);
    const now = asOfAfter(CONFIRMED_AFTER);
    const before = await shop.db.query('select * from verdicts order by day, run_id');
    const [open] = await (await readModel(shop.db, shop.business, now)).incidents({ offset: 0, limit: 1 });
    const action = { kind: 'feedback', feedback: 'new_normal', by: 'Ines', assignee: null, until: null } as const;
    const act = async () =>
      actOnIncident(shop.db, shop.business, open?.id ?? '', { ...action, note: null }, { asOf: now, now });
    const effect = await act();
    const texts = confirmedLevelTexts(effect?.levels ?? [], 2026);
    expect(texts).toEqual([
      expect.stringMatching(
        /^Revenue: from Fri 27 Mar on expected at the level since Fri 20 Mar, (39|40|41)% below the one before; verdicts of earlier days stay$/,
      ),
    ]);
    // Once more changes nothing.
    expect((await act())?.levels).toMatchObject([{ outcome: 'confirmed_before' }]);

    await goOn(shop);
    await goOn(other);
    const [moved, stayed] = [await outcome(shop), await outcome(other)];
    for (const day of days(dayAfter(CONFIRMED_AFTER), LAST)) expect(moved.statusOn(day), day).toBe('normal');
    expect(Math.abs(moved.deviationOn(dayAfter(CONFIRMED_AFTER)))).toBeLessThan(0.1);
    expect(stayed.deviationOn(dayAfter(CONFIRMED_AFTER))).toBeLessThan(-0.1);
    expect(moved.days).toBe(HORIZON);
    expect(moved.mean / usual).toBeGreaterThan(0.93);
    expect(moved.mean / usual).toBeLessThan(1.07);
    expect(Math.abs(stayed.mean / usual - 1)).toBeGreaterThan(Math.abs(moved.mean / usual - 1));

    const known = new Set(before.map((row) => JSON.stringify(row)));
    const after = await shop.db.query('select * from verdicts order by day, run_id');
    expect(after.filter((row) => known.has(JSON.stringify(row)))).toHaveLength(before.length);
    expect(after).toHaveLength(before.length + days(dayAfter(CONFIRMED_AFTER), LAST).length);

    const sentence = /^New normal since Fri 20 Mar, \d+% below the level before, confirmed by Ines: /;
    expect(moved.explanation.at(-1)).toMatch(sentence);
    expect(stayed.explanation.filter((one) => sentence.test(one))).toEqual([]);
    const detail = await moved.model.incident(open?.id ?? '');
    expect(detail && incidentLines(detail, 'EUR').at(-1)).toMatch(
      /Feedback: the new normal by Ines\. Revenue: from Fri 27 Mar on expected at the level since Fri 20 Mar/,
    );

    const span = { first: dayFromIso('2026-01-01'), last: dayFromIso('2026-12-31') };
    const again = await replay(shop.db, shop.business, null, span, silent);
    expect(again).toMatchObject({ differences: [], verdicts: { outdated: 0, verdicts: after.length } });
  });

  test('a new normal that is taken back moves no later day: forecasts are those of a shop that never had it', async () => {
    await using shop = await shifted(engine);
    await using other = await shifted(engine);
    const now = asOfAfter(CONFIRMED_AFTER);
    const [open] = await (await readModel(shop.db, shop.business, now)).incidents({ offset: 0, limit: 1 });
    const id = open?.id ?? '';
    const none = { by: 'Ines', assignee: null, until: null, note: null } as const;
    const newNormal = { ...none, kind: 'feedback', feedback: 'new_normal' } as const;
    const takeBack = { ...none, kind: 'take_back', feedback: null, by: 'Paul' } as const;
    const at = (day: string) => ({ asOf: asOfAfter(day), now: asOfAfter(day) });
    const settledAs = async (day: string) =>
      (await (await readModel(shop.db, shop.business, asOfAfter(day))).incident(id))?.handling.settledAs;
    await expect(actOnIncident(shop.db, shop.business, id, takeBack, at(CONFIRMED_AFTER))).rejects.toThrow(
      'there is nothing to take back',
    );
    await actOnIncident(shop.db, shop.business, id, newNormal, at(CONFIRMED_AFTER));
    expect(await settledAs(CONFIRMED_AFTER)).toBe('new_normal');

    const [next = '', ...rest] = days(dayAfter(CONFIRMED_AFTER), LAST);
    for (const one of [shop, other]) {
      await one.deliver('next', saleRows([next], odd));
      await one.runAfter(next);
    }
    const effect = await actOnIncident(shop.db, shop.business, id, takeBack, at(next));
    expect(confirmedLevelTexts(effect?.levels ?? [], 2026)).toEqual([
      'Revenue: from Sat 28 Mar on expected by the level before Fri 20 Mar again; verdicts of earlier days stay',
    ]);
    expect(await settledAs(next)).toBeNull();
    await expect(actOnIncident(shop.db, shop.business, id, takeBack, at(next))).rejects.toThrow('nothing to take back');
    // Before the next run the last word counts.
    const factors = async () =>
      (await shop.db.query('select factor = 1 as is_back from level_changes'))
        .map((row) => row['is_back'] === true)
        .toSorted((a, b) => Number(a) - Number(b));
    const confirmed = await actOnIncident(shop.db, shop.business, id, newNormal, at(next));
    expect(confirmed?.levels).toMatchObject([{ outcome: 'confirmed_before' }]);
    expect([await settledAs(next), await factors()]).toEqual(['new_normal', [false]]);
    await actOnIncident(shop.db, shop.business, id, takeBack, at(next));
    expect([await settledAs(next), await factors()]).toEqual([null, [false, true]]);
    for (const one of [shop, other]) {
      await one.deliver('rest', saleRows(rest, odd));
      await one.runAfter(LAST);
    }
    const [back, never] = [await outcome(shop), await outcome(other)];
    expect(back.mean).toBe(never.mean);
    expect(back.explanation).toEqual(never.explanation);
    for (const day of rest) expect(back.deviationOn(day), day).toBe(never.deviationOn(day));
    // The one day that was judged at the new level stays as it was judged.
    expect(Math.abs(back.deviationOn(next))).toBeLessThan(0.1);
    expect(never.deviationOn(next)).toBeLessThan(-0.1);
    const detail = await back.model.incident(id);
    expect(detail && incidentLines(detail, 'EUR').slice(-2)).toEqual([
      expect.stringMatching(
        /Feedback: the new normal by Ines\. Revenue: from Fri 27 Mar on expected at the level since/,
      ),
      expect.stringMatching(
        /New normal taken back by Paul\. Revenue: from Sat 28 Mar on expected by the level before Fri 20 Mar again$/,
      ),
    ]);
    const span = { first: dayFromIso('2026-01-01'), last: dayFromIso('2026-12-31') };
    const again = await replay(shop.db, shop.business, null, span, silent);
    expect(again).toMatchObject({ differences: [], verdicts: { outdated: 0 } });
  });

  test('taken back before any run, a new normal leaves no trace but the two actions', async () => {
    await using shop = await shifted(engine);
    const moments = { asOf: asOfAfter(CONFIRMED_AFTER), now: asOfAfter(CONFIRMED_AFTER) };
    const [open] = await (await readModel(shop.db, shop.business, moments.asOf)).incidents({ offset: 0, limit: 1 });
    const none = { by: 'Ines', assignee: null, until: null, note: null } as const;
    const id = open?.id ?? '';
    await actOnIncident(shop.db, shop.business, id, { ...none, kind: 'feedback', feedback: 'new_normal' }, moments);
    await actOnIncident(shop.db, shop.business, id, { ...none, kind: 'take_back', feedback: null }, moments);
    expect(await shop.db.query('select * from level_changes')).toEqual([]);
    expect(await shop.db.query('select kind from incident_actions order by place')).toEqual([
      { kind: 'feedback' },
      { kind: 'take_back' },
    ]);
  });

  test('interrupted before any of its statements, neither leaves half of itself', async () => {
    await using shop = await shifted(engine);
    const moments = { asOf: asOfAfter(CONFIRMED_AFTER), now: asOfAfter(CONFIRMED_AFTER) };
    const [open] = await (await readModel(shop.db, shop.business, moments.asOf)).incidents({ offset: 0, limit: 1 });
    const none = { by: 'Ines', assignee: null, until: null, note: null } as const;
    const audited = { who: 'Ines', kind: 'session', origin: '127.0.0.1' } as const;
    const written = async () => {
      const tables = ['incident_actions', 'level_changes', 'audit_log'];
      return Promise.all(tables.map(async (table) => shop.db.query(`select * from ${table}`)));
    };
    for (const action of [
      { ...none, kind: 'feedback', feedback: 'new_normal' },
      { ...none, kind: 'take_back', feedback: null },
    ] as const) {
      const unchanged = await written();
      const act = async (db: Database) =>
        actOnIncident(db, shop.business, open?.id ?? '', action, { ...moments, audited });
      let statements = 0;
      const counting = observedDatabase(shop.db, () => statements++);
      await expect(act(interruptedBefore(counting, 'commit'))).rejects.toThrow('interrupted');
      for (let before = 0; before < statements; before++) {
        await expect(act(interruptedBefore(shop.db, before))).rejects.toThrow('interrupted');
      }
      expect(await written()).toEqual(unchanged);
      expect(statements).toBeGreaterThan(5);
      await act(shop.db);
      expect(await written()).not.toEqual(unchanged);
      await shop.runAfter(CONFIRMED_AFTER);
    }
  });

  test('a run without new data forecasts anew at the new level', async () => {
    await using shop = await shifted(engine);
    const now = asOfAfter(CONFIRMED_AFTER);
    const meanAhead = async (): Promise<number> => {
      const report = await (await readModel(shop.db, shop.business, now)).seriesReport('revenue', '');
      return (report?.forecast ?? []).reduce((sum, { yhat }) => sum + yhat / HORIZON, 0);
    };
    const before = await meanAhead();
    const [open] = await (await readModel(shop.db, shop.business, now)).incidents({ offset: 0, limit: 1 });
    const action = { kind: 'feedback', feedback: 'new_normal', by: 'Ines', assignee: null, until: null } as const;
    await actOnIncident(shop.db, shop.business, open?.id ?? '', { ...action, note: null }, { asOf: now, now });
    const result = await shop.runAfter(CONFIRMED_AFTER);
    expect(result.verdicts).toBe(0);
    expect(Math.abs((await meanAhead()) / usual - 1)).toBeLessThan(Math.abs(before / usual - 1));
    expect(Math.abs((await meanAhead()) / usual - 1)).toBeLessThan(0.07);

    const back = { ...action, kind: 'take_back', feedback: null, note: null } as const;
    await actOnIncident(shop.db, shop.business, open?.id ?? '', back, { asOf: now, now });
    await shop.runAfter(CONFIRMED_AFTER);
    expect(await meanAhead()).toBe(before);
  });
});
