import { describe, expect, test } from 'vitest';
import { readModel } from '../../src/pipeline/read/read-model.ts';
import { reportsToTune, tunedMetrics } from '../../src/pipeline/tune/tuning.ts';
import { loadSeriesCache } from '../../src/store/ensemble-cache/load-series-cache.ts';
import { saveCaches } from '../../src/store/ensemble-cache/save-caches.ts';
import { scenarioEngines } from '../fixtures/databases.ts';
import { AS_OF, judgedBusiness, judgedStore } from '../fixtures/judged-store.ts';

describe.each(scenarioEngines)('tuning in $name', (engine) => {
  test.skipIf(!engine.isHere)('replays the stored verdicts of whole metrics, and of one alone', async () => {
    await using store = await engine.open();
    await judgedStore(store.db, { slices: 2 });
    const model = await readModel(store.db, judgedBusiness, AS_OF);
    const all = tunedMetrics(await reportsToTune(model, undefined, null), null);
    expect(all.map(({ metric, tried }) => [metric.id, tried])).toEqual([
      ['revenue', null],
      ['error_rate', null],
    ]);
    const trial = { by: 'percent', tolerance: 0.2 } as const;
    const [revenue] = tunedMetrics(await reportsToTune(model, 'revenue', trial), trial);
    const reported = await model.seriesReport('revenue', '');
    const judged = reported?.days.filter(({ verdict }) => /normal|warning|critical/.test(verdict.status));
    expect(revenue?.current.days.count).toBe(judged?.length);
    expect(revenue?.tried?.settings.tolerance).toBe(0.2);
  });

  test.skipIf(!engine.isHere)('gives a budget that nothing uses up to all metrics alike, as sensitivity', async () => {
    await using store = await engine.open();
    const business = { ...judgedBusiness, judgedDays: 200 };
    await judgedStore(store.db, { slices: 0, business, judgedDays: 200, statuses: ['normal'] });
    const trial = { by: 'alerts', alertsPerMonth: 100 } as const;
    const model = await readModel(store.db, business, AS_OF);
    const all = tunedMetrics(await reportsToTune(model, undefined, trial), trial);
    const raised = all.filter(({ tried }) => tried !== null);
    expect(raised.length).toBeGreaterThan(0);
    for (const { metric, current, tried } of raised) {
      expect(tried?.settings).toEqual({ ...current.settings, sensitivity: tried?.settings.sensitivity });
      expect(tried?.settings.sensitivity).toBeGreaterThan(1);
      expect(tried?.perMonth, metric.id).toBeGreaterThan(current.perMonth ?? Infinity);
      expect(tried?.checked).toBeNull();
    }
  });

  test.skipIf(!engine.isHere)('reads the cache of one series and model, and none of a later run', async () => {
    await using store = await engine.open();
    const cache = { metric: 'revenue', slice: '', modelVersion: 'ensemble/1', days: 3, digest: 'd', cache: '{}' };
    await saveCaches(store.db, [cache, { ...cache, slice: 'shop=a', days: 4 }], 2);
    const load = async (slice: string, version: string, run: number) =>
      loadSeriesCache(store.db, { metric: 'revenue', slice }, version, run);
    expect(await load('', 'ensemble/1', 2)).toEqual(cache);
    expect((await load('shop=a', 'ensemble/1', 9))?.days).toBe(4);
    expect(await load('', 'ensemble/1', 1)).toBeUndefined();
    expect(await load('', 'ensemble/2', 2)).toBeUndefined();
  });
});
