import { readdir } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { serverEngines } from '../../../test/fixtures/databases.ts';
import { AS_OF, judgedBusiness, judgedStore, LAST } from '../../../test/fixtures/judged-store.ts';
import { isLongRun } from '../../../test/run-size.ts';
import { observedDatabase } from '../../../test/fixtures/observed-database.ts';
import { tempFolder } from '../../../test/fixtures/temp-folder.ts';
import { addDays } from '../../calendar/day.ts';
import { isAlert, isJudged } from '../../detect/verdict.ts';
import type { DayVerdict } from '../../report/summary.ts';
import type { Database } from '../../store/connect/database.ts';
import { saveVerdicts } from '../../store/verdicts/save-verdicts.ts';
import { currentVerdicts } from '../../../test/fixtures/current-verdicts.ts';
import { beginRun } from '../../store/runs/begin-run.ts';
import { finishRun } from '../../store/runs/finish-run.ts';
import { newestFinishedRun } from '../../store/runs/newest-finished-run.ts';
import { writeTables } from '../publish/write-tables.ts';
import { currentReadModel } from './current-read-model.ts';
import { dayVerdicts } from './series/followed-series.ts';
import { CACHED_REPORTS, readModel, type ReadModel } from './read-model.ts';

/** The verbs of reading, by what they answer. */
const READS: Readonly<Record<string, (model: ReadModel, out: string) => Promise<unknown>>> = {
  summary: async (model) => model.summary(),
  metrics: async (model) => model.metrics(),
  'one series': async (model) => model.seriesReport('revenue', 'shop=s7'),
  'track record': async (model) => model.trackRecord('revenue', 'shop=s8'),
  'alerts page': async (model) => model.alerts({ offset: 100, limit: 101 }),
  'slices page': async (model) => model.slices('revenue', { offset: 0, limit: 101 }),
  'slices of a dimension': async (model) => model.sliceOverviews('revenue', 'shop', { offset: 0, limit: 7 }),
  publish: async (model, out) => writeTables(model, await model.wholeReports(), out),
};

async function statementsOf(db: Database, out: string): Promise<Record<string, number>> {
  let count = 0;
  const counted = observedDatabase(db, () => count++);
  const counts: Record<string, number> = {};
  for (const [name, read] of Object.entries(READS)) {
    const model = await readModel(counted, judgedBusiness, AS_OF);
    count = 0;
    await read(model, out);
    counts[name] = count;
  }
  return counts;
}

/** The current verdicts of all series on the judged days, by day descending, then by the catalogue and by slice. */
async function allVerdicts(db: Database): Promise<DayVerdict[]> {
  const place = ({ metric }: DayVerdict) => judgedBusiness.metrics.findIndex(({ id }) => id === metric.id);
  return dayVerdicts(judgedBusiness, await currentVerdicts(db, addDays(LAST, -29))).sort(
    (a, b) => b.day - a.day || place(a) - place(b) || (a.slice < b.slice ? -1 : 1),
  );
}

const isUnusual = ({ verdict }: DayVerdict) => isAlert(verdict);
const isFavourable = ({ verdict }: DayVerdict) => isJudged(verdict) && verdict.favourable;
const named = ({ metric, slice, day }: DayVerdict) => `${metric.id} ${slice} ${day}`;

describe.each(serverEngines)('on $name', (engine) => {
  test('reading takes as many statements for many slices as for 10', async () => {
    await using folder = await tempFolder();
    await using few = await engine.open();
    await using many = await engine.open();
    await judgedStore(few.db, { slices: 10 });
    await judgedStore(many.db, { slices: isLongRun ? 300 : 20 });
    const counts = await statementsOf(many.db, folder.path);
    expect(counts).toEqual(await statementsOf(few.db, folder.path));
    expect(await readdir(folder.path)).toContain('revenue_forecast_with_alerts.csv');
    expect(counts).toEqual({
      summary: 18,
      metrics: 3,
      'one series': 8,
      'track record': 10,
      'alerts page': 3,
      'slices page': 1,
      'slices of a dimension': 2,
      publish: 26,
    });
  });

  test('the slices of a dimension come by the size of their gap on the last day, each with its last 28 days', async () => {
    await using store = await engine.open();
    await judgedStore(store.db, { slices: 10 });
    const model = await readModel(store.db, judgedBusiness, AS_OF);
    const pages = await Promise.all(
      [0, 4, 8].map(async (offset) => model.sliceOverviews('revenue', 'shop', { offset, limit: 4 })),
    );
    const found = pages.flatMap((page) => page ?? []);
    const gap = ({ verdict }: DayVerdict) => Math.abs((verdict.value ?? 0) - (verdict.expectation?.yhat ?? 0));
    const last = (await allVerdicts(store.db)).filter(
      ({ day, metric, slice }) => day === LAST && metric.id === 'revenue' && slice.startsWith('shop='),
    );
    expect(found.map(({ slice }) => slice)).toEqual(
      last.toSorted((a, b) => gap(b) - gap(a) || (a.slice < b.slice ? -1 : 1)).map(({ slice }) => slice),
    );
    for (const { slice, recent } of found) {
      const report = await model.seriesReport('revenue', slice);
      expect(recent.map(({ day, verdict }) => [day, verdict.value])).toEqual(
        report?.days.slice(-28).map(({ day, verdict }) => [day, verdict.value]),
      );
    }
    const named = await model.sliceOverviews('revenue', 'shop', { offset: 0, limit: 4, find: 'S7' });
    // Part of the value: the name of the dimension has an s and no 7.
    expect(named?.map(({ slice }) => slice)).toEqual(['shop=s7']);
    expect(await model.sliceOverviews('revenue', 'no such dimension', { offset: 0, limit: 4 })).toBe(null);
  });

  test('pages of alerts are all unusual days in their order, none twice and none left out', async () => {
    await using store = await engine.open();
    await judgedStore(store.db, { slices: 20 });
    const model = await readModel(store.db, judgedBusiness, AS_OF);
    const unusual = (await allVerdicts(store.db)).filter(isUnusual);
    const pages: DayVerdict[] = [];
    for (let offset = 0; offset < unusual.length + 50; offset += 50)
      pages.push(...(await model.alerts({ offset, limit: 50 })));
    expect(unusual.length).toBeGreaterThan(300);
    expect(pages.map(named)).toEqual(unusual.map(named));
    expect(await model.alerts({ offset: 0, limit: null })).toEqual(pages);
    const week = { from: addDays(LAST, -9), to: addDays(LAST, -3), status: 'critical' } as const;
    const some = unusual.filter(
      ({ day, verdict }) => day >= week.from && day <= week.to && verdict.status === 'critical',
    );
    expect((await model.alerts({ ...week, offset: 0, limit: null })).map(named)).toEqual(some.map(named));
  });

  test('the lists of the summary are limited, worst first, and its counts are of all series', async () => {
    await using store = await engine.open();
    await judgedStore(store.db, { slices: 150 });
    const { incidents, favourable, operations, omitted, ...summary } = await (
      await readModel(store.db, judgedBusiness, AS_OF)
    ).summary();
    const lately = (await allVerdicts(store.db)).filter(({ day }) => day > addDays(LAST, -7));
    const latest = (items: readonly DayVerdict[]) =>
      new Map(items.toReversed().map((item) => [`${item.metric.id} ${item.slice}`, item]));
    const good = latest(lately.filter((item) => isUnusual(item) && isFavourable(item)));
    expect([favourable.length, favourable.length + omitted.favourable]).toEqual([100, good.size]);
    for (const item of favourable) expect(good.get(`${item.metric.id} ${item.slice}`)).toEqual(item);
    const harmful = lately.filter((item) => isUnusual(item) && !isFavourable(item));
    const members = new Set(
      incidents.flatMap((one) => one.members.map(({ metric, slice }) => `${metric.id} ${slice}`)),
    );
    expect(harmful.filter(({ metric, slice }) => !members.has(`${metric.id} ${slice}`))).toEqual([]);
    expect(summary.judgedLately).toBe(lately.filter(({ verdict }) => isJudged(verdict)).length);
    const last = lately.filter(({ day }) => day === LAST);
    expect(summary.lateSeries).toBe(last.filter(({ verdict }) => verdict.status === 'late_data').length);
    const alerts = last.filter((item) => isUnusual(item) && !isFavourable(item));
    expect(summary.lastDayAlerts).toEqual({
      warning: alerts.filter(({ verdict }) => verdict.status === 'warning').length,
      critical: alerts.filter(({ verdict }) => verdict.status === 'critical').length,
    });
    const operational = last.filter(({ metric }) => metric.id === 'error_rate');
    expect(operations.length + omitted.operations.all).toBe(operational.length);
    expect(operations.some(({ slice }) => slice === '')).toBe(true);
    expect(operations.filter(isUnusual).length).toBeGreaterThan(0);
  });

  test('the rows of a run that has not finished are not read, and its read model follows when it has', async () => {
    await using store = await engine.open();
    await judgedStore(store.db, { slices: 2 });
    const current = currentReadModel(store.db, () => ({
      business: judgedBusiness,
      at: { nowMs: AS_OF.getTime(), slotMinute: null },
      unrecorded: null,
    }));
    const before = await (await current())?.seriesReport('revenue', '');
    const stored = (await currentVerdicts(store.db, LAST)).find(
      ({ metric, slice }) => `${metric}${slice}` === 'revenue',
    );
    const finished = await newestFinishedRun(store.db);
    if (!stored || !finished) throw new Error('revenue is judged');
    const runId = await beginRun(store.db, { asOf: AS_OF, now: AS_OF });
    const changed = { status: 'closed', value: null, expectation: null } as const;
    await saveVerdicts(store.db, [{ ...stored, verdict: changed }], runId);
    expect(await (await readModel(store.db, judgedBusiness, AS_OF)).seriesReport('revenue', '')).toEqual(before);
    expect(await (await current())?.seriesReport('revenue', '')).toBe(before);
    await finishRun(store.db, runId, { at: AS_OF, freshness: finished.freshness, published: true });
    const after = await (await current())?.seriesReport('revenue', '');
    expect(after?.days.at(-1)?.verdict).toEqual(changed);
  });

  test('a report that was read before is kept, and of many only the latest', async () => {
    await using store = await engine.open();
    await judgedStore(store.db, { slices: CACHED_REPORTS + 1 });
    let count = 0;
    const model = await readModel(
      observedDatabase(store.db, () => count++),
      judgedBusiness,
      AS_OF,
    );
    const first = await model.seriesReport('revenue', '');
    count = 0;
    expect(await model.seriesReport('revenue', '')).toBe(first);
    expect(count).toBe(0);
    for (let index = 0; index <= CACHED_REPORTS; index++) await model.seriesReport('revenue', `shop=s${index}`);
    expect(await model.seriesReport('revenue', '')).toEqual(first);
    expect(await model.seriesReport('revenue', '')).not.toBe(first);
  });

  test('the report of a metric among those of all is kept for who asks for it alone', async () => {
    await using store = await engine.open();
    await judgedStore(store.db, { slices: 1 });
    const model = await readModel(store.db, judgedBusiness, AS_OF);
    const [first] = await model.wholeReports();
    expect(first && (await model.seriesReport(first.id, ''))).toBe(first);
    const alone = await (await readModel(store.db, judgedBusiness, AS_OF)).seriesReport('revenue', '');
    expect(await model.seriesReport('revenue', '')).toEqual(alone);
  });

  test('series that are not followed, or were never judged, have no report', async () => {
    await using store = await engine.open();
    await judgedStore(store.db, { slices: 1 });
    const model = await readModel(store.db, judgedBusiness, AS_OF);
    for (const [metric, slice] of [
      ['nothing', ''],
      ['revenue', 'shop=s9'],
      ['revenue', 'service=s0'],
    ] as const)
      expect([await model.seriesReport(metric, slice), await model.trackRecord(metric, slice)]).toEqual([null, null]);
  });
});
