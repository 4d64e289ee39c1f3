import { describe, expect, test } from 'vitest';
import { addDays, dayFromIso, isoDay } from '../../src/calendar/day.ts';
import type { Action } from '../../src/incidents/action.ts';
import { actOnIncident } from '../../src/pipeline/incidents/act-on-incident.ts';
import { readModel } from '../../src/pipeline/read/read-model.ts';
import { incidentFinding, transitionText } from '../../src/report/words/incidents/incident-text.ts';
import { scenarioEngines } from '../fixtures/databases.ts';
import { only } from '../fixtures/metrics.ts';
import { dayAfter, days, eventRows, FIRST, LAST, saleRows, type Oddities } from '../fixtures/shop-days.ts';
import { rowsText } from '../fixtures/store-text.ts';
import { loadAuditLog } from '../../src/store/access/audit-log.ts';
import { runSize } from '../run-size.ts';
import { asOfAfter, watchedShop, type WatchedShop } from '../fixtures/watched-shop.ts';

const NO_ACTION: Action = { kind: 'note', by: 'Ines', assignee: null, until: null, feedback: null, note: null };
const all = days(FIRST, LAST);
const PAST = '2026-03-24';
/** The first run of those that come day by day. */
const FROM = '2026-03-28';
const QUIET = '2026-03-27';

/** Each incident with its sentence and the kinds of its transitions. */
async function incidentsAfter(shop: WatchedShop, day: string): Promise<string[]> {
  const model = await readModel(shop.db, shop.business, asOfAfter(day));
  const incidents = await model.incidents({ offset: 0, limit: null });
  const lines: string[] = [];
  for (const { id } of incidents) {
    const detail = await model.incident(id);
    const course = detail?.timeline.map(({ kind, supersededBy }) => `${kind}${supersededBy === null ? '' : '*'}`);
    lines.push(`${id} ${detail?.state}: ${detail && incidentFinding(detail, 'EUR')} [${course?.join(', ')}]`);
  }
  return lines;
}

/** A forecast that changes by a euro changes no incident. */
const withoutAmount = (line: string): string => line.replace(/€[\d,]+/, '€');

const stored = async (shop: WatchedShop): Promise<readonly string[]> =>
  [
    ...(await rowsText(shop.db, 'select * from incidents')),
    ...(await rowsText(shop.db, 'select * from incident_transitions')),
  ].map((line) => line.replaceAll(/"run_id":"\d+"/g, ''));

/** Without what says in which run a day was judged, and without days that were late at first. */
const verdictsOf = async (shop: WatchedShop): Promise<readonly string[]> =>
  (
    await rowsText(shop.db, "select * from verdicts where status <> 'late_data' order by metric, slice, day, run_id")
  ).map((line) => line.replaceAll(/"(run_id|value_version|reconstructed)":[^,}]+,?/g, ''));

const YEAR = { timeout: 1_800_000 };
/** A drop, an outage, a spike and a lower level, which the days of the long run have. */
const ODD_YEAR: Oddities = {
  '2026-05-14': { factor: 0.5 },
  '2026-06-21': { until: '10:00' },
  '2026-06-22': { until: '10:00' },
  '2026-08-05': { factor: 2.2 },
  ...Object.fromEntries(days('2026-11-02', '2026-12-20').map((day) => [day, { factor: 0.7 }])),
};

describe.each(scenarioEngines)('on $name', (engine) => {
  test('a payment outage is one incident of sales and one of each operational metric', async () => {
    const odd: Oddities = { [LAST]: { factor: 0.3, failing: true } };
    await using shop = await watchedShop(engine);
    await shop.deliver('all', saleRows(all, odd), eventRows(all, odd));
    await shop.runAfter(LAST);
    expect(await incidentsAfter(shop, LAST)).toEqual([
      `revenue-${LAST} open: revenue is €1,407 short over 1 day; also average order value [opened]`,
      `error_rate-${LAST} open: error rate is 97 points above expected over 1 day; also error rate (pay) and error rate (search) [opened]`,
    ]);
    const outputs = await shop.outputsAfter(LAST);
    expect(JSON.parse(outputs['incidents.json'] ?? '')).toMatchObject({
      data: expect.arrayContaining([expect.objectContaining({ id: `revenue-${LAST}`, state: 'open' })]),
    });
  });

  test('day by day gives the verdicts and incidents of one run over all days', YEAR, async () => {
    const runs = runSize('dailyRuns');
    const last = isoDay(addDays(dayFromIso(FROM), runs));
    const odd: Oddities = {
      [PAST]: { factor: 0.5 },
      '2026-03-29': { factor: 0.4 },
      '2026-03-30': { factor: 0.4 },
      ...ODD_YEAR,
    };
    const metrics = only('revenue', 'orders', 'average_order_value');
    await using daily = await watchedShop(engine, { metrics, judgedDays: 14 });
    await daily.deliver('all', saleRows(days(FIRST, FROM), odd));
    await daily.runAfter(FROM);
    for (const day of days(dayAfter(FROM), last)) {
      await daily.deliver('next', saleRows([day], odd));
      await daily.runAfter(day);
    }
    await using once = await watchedShop(engine, { metrics, judgedDays: runs + 14 });
    await once.deliver('all', saleRows(days(FIRST, last), odd));
    await once.runAfter(last);
    const lines = await incidentsAfter(once, last);
    expect(lines.length).toBeGreaterThan(0);
    expect(await incidentsAfter(daily, last)).toEqual(lines);
    expect(await stored(daily)).toEqual(await stored(once));
    expect(await verdictsOf(daily)).toEqual(await verdictsOf(once));
  });

  test('a run as of an earlier day shows the incidents that were known then, and a later one all of them', async () => {
    const odd: Oddities = { [PAST]: { factor: 0.5 }, [LAST]: { factor: 0.4 } };
    const settings = { metrics: only('revenue'), judgedDays: 14 };
    await using then = await watchedShop(engine, settings);
    await then.deliver('all', saleRows(days(FIRST, PAST), odd));
    await then.runAfter(PAST);
    await using shop = await watchedShop(engine, settings);
    await shop.deliver('all', saleRows(all, odd));
    await shop.runAfter(LAST);
    const later = await incidentsAfter(shop, LAST);
    await shop.runAfter(PAST);
    const model = await readModel(shop.db, shop.business, asOfAfter(PAST));
    expect((await model.summary()).incidents.map(({ id }) => id)).toEqual([`revenue-${PAST}`]);
    expect(await incidentsAfter(shop, PAST)).toEqual(await incidentsAfter(then, PAST));
    await shop.runAfter(LAST);
    expect(await incidentsAfter(shop, LAST)).toEqual(later);
  });

  test('a corrected day withdraws its incident, or makes it smaller, and what was recorded stays', async () => {
    const metrics = only('revenue');
    await using shop = await watchedShop(engine, { metrics });
    await shop.deliver('all', saleRows(all, { [PAST]: { factor: 0.5 }, [QUIET]: { factor: 0.4 } }));
    await shop.runAfter(LAST);
    const before = await incidentsAfter(shop, LAST);
    await shop.deliver('corrected', saleRows([QUIET], { [QUIET]: { factor: 0.6 } }));
    await shop.runAfter(LAST);
    const smaller = await incidentsAfter(shop, LAST);
    await shop.deliver('again', saleRows([QUIET, PAST]));
    await shop.runAfter(LAST);
    const kept = `revenue-${PAST} recovered: revenue was`;
    expect(before.map(withoutAmount)).toEqual([
      `${kept} € short over 4 days [opened, improved, recovered, reopened, improved, recovered]`,
    ]);
    expect(smaller.map(withoutAmount)).toEqual([
      `${kept} € short over 4 days [opened, improved, recovered, reopened*, reopened, improved*, improved, recovered*, recovered, restated_smaller]`,
    ]);
    expect((await incidentsAfter(shop, LAST))[0]).toMatch(
      new RegExp(`^revenue-${PAST} withdrawn: .*recovered\\*, recovered\\*, restated_smaller, withdrawn]$`),
    );
    const model = await readModel(shop.db, shop.business, asOfAfter(LAST));
    const detail = await model.incident(`revenue-${PAST}`);
    const texts = detail?.timeline.map((one) => transitionText(one, 2, 'EUR')) ?? [];
    expect(texts[0]).toBe(
      'Opened. Revenue €979, 49% below expected (€1,927); −€948 so far; no longer so, by late data, a correction or new rules',
    );
    expect(texts.at(-1)).toBe('Withdrawn. Revenue; late data, a correction or new rules have taken its alerts away');
  });

  test('feedback settles an incident until its next alert, and an expected event is in the calendar of the next run', async () => {
    await using shop = await watchedShop(engine, { metrics: only('revenue'), judgedDays: 10 });
    await shop.deliver('all', saleRows(all, { [LAST]: { factor: 0.5 } }));
    await shop.runAfter(LAST);
    const id = `revenue-${LAST}`;
    const now = asOfAfter(LAST);
    const act = async (action: Pick<Action, 'kind'> & Partial<Action>) =>
      actOnIncident(shop.db, shop.business, id, { ...NO_ACTION, ...action }, { asOf: now, now });
    const audited = { who: 'ines', kind: 'local', origin: 'terminal' } as const;
    await actOnIncident(shop.db, shop.business, id, { ...NO_ACTION, kind: 'ack' }, { asOf: now, now, audited });
    expect(await loadAuditLog(shop.db, { offset: 0, limit: 9 })).toEqual([
      { at: now, ...audited, what: 'Acknowledge an incident', target: id, outcome: 'done' },
    ]);
    await act({ kind: 'assign', assignee: 'Paul' });
    await act({ kind: 'snooze', until: dayFromIso(dayAfter(LAST)) });
    const effect = await act({ kind: 'feedback', feedback: 'false_alarm' });
    expect(effect?.proposal).toMatchObject({ metric: 'revenue', proposed: 0.52, leftOut: [] });
    const model = async (day: string) => readModel(shop.db, shop.business, asOfAfter(day));
    expect(await (await model(LAST)).incidents({ state: 'open', offset: 0, limit: null })).toEqual([]);
    expect((await (await model(LAST)).incident(id))?.handling).toEqual({
      acknowledgedBy: 'Ines',
      assignee: 'Paul',
      snoozedUntil: dayFromIso(dayAfter(LAST)),
      settledAs: 'false_alarm',
      settledBy: 'Ines',
    });

    await act({ kind: 'feedback', feedback: 'expected', note: 'Stocktaking' });
    const next = dayAfter(LAST);
    await shop.deliver('next', saleRows([next], { [next]: { factor: 0.5 } }));
    await shop.runAfter(next);
    const read = await model(next);
    expect(read.business.holidays).toContainEqual({
      ...{ kind: 'event', ds: dayFromIso(LAST), holiday: 'Stocktaking', scope: '' },
    });
    const [incident] = await read.incidents({ state: 'open', offset: 0, limit: null });
    expect(incident).toMatchObject({ id, handling: { settledAs: null, acknowledgedBy: 'Ines' } });
    expect((await read.incident(id))?.actions).toHaveLength(5);
    expect(
      await actOnIncident(shop.db, shop.business, 'other', { ...NO_ACTION, kind: 'ack' }, { asOf: now, now }),
    ).toBe(null);
  });
});
