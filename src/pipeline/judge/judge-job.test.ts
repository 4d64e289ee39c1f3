import { expect, test } from 'vitest';
import { MONDAY, shop } from '../../../test/fixtures/histories.ts';
import { addDays } from '../../calendar/day.ts';
import { metric } from '../../../test/fixtures/metrics.ts';
import type { EnsembleCache } from '../../forecast/ensemble/rolling-forecast.ts';
import type { Series } from '../../metrics/series.ts';
import { storedCache } from './ensemble-cache.ts';
import { judgeJob, type JudgeResult } from './judge-job.ts';

const days = shop(210, 0.1, 1);
/** The Monday on which the caches are made. */
const MADE_AT = 203;

/** A cache of the first days of a series, as the store holds it. */
function stored(cache: EnsembleCache | null, series: Series, whole: Parameters<typeof storedCache>[3] = null) {
  return cache && storedCache({ ...series, values: series.values.slice(0, MADE_AT) }, 'model', cache, whole);
}

function found(known: number, cache: EnsembleCache | null, horizonDays = 30): JudgeResult {
  const values = days.slice(0, known);
  const closed = values.map(() => false);
  const series = { id: 'takings', metric: metric(), slice: '', start: MONDAY, values, closed, volumes: values };
  return judgeJob({
    series,
    closures: new Set(),
    holidays: [],
    due: [],
    horizonDays,
    levels: [0.8],
    isNew: false,
    cache: stored(cache, series),
  });
}

test('the cache is returned when it has new combination weights, on Mondays, and does not change the forecasts', () => {
  const monday = found(203, null);
  expect(monday.cache?.weights.map(([origin]) => origin)).toEqual([203]);
  const tuesday = found(204, monday.cache);
  expect(tuesday.cache).toBeNull();
  expect(tuesday.issued).toEqual(found(204, null).issued);
  const nextMonday = found(210, monday.cache);
  expect(nextMonday.cache?.weights.map(([origin]) => origin)).toEqual([210]);
  expect(nextMonday.issued).toEqual(found(210, null).issued);
});

test('a slice that began later is forecast with the yearly shape of the whole, from a cache as without one', () => {
  const season = (index: number): number => Math.exp(0.5 * Math.cos((2 * Math.PI * index) / 365.25));
  const seasonal = (length: number, from: number, seed: number) =>
    shop(length, 0.1, seed).map((value, index) => value * season(from + index));
  const whole = { start: MONDAY, values: seasonal(900, 0, 2) };
  const slice = (known: number, ofWhole: typeof whole | null, cache: EnsembleCache | null = null) => {
    const values = seasonal(210, 630, 1).slice(0, known);
    const closed = values.map(() => false);
    const own = { id: 'takings', metric: metric(), slice: 'country=DE', start: addDays(MONDAY, 630) };
    const series = { ...own, values, closed, volumes: values };
    return judgeJob({
      series,
      ...{ closures: new Set(), holidays: [], due: [], horizonDays: 30, levels: [0.8], isNew: false },
      ...{ whole: ofWhole, cache: stored(cache, series, ofWhole) },
    });
  };
  const monday = slice(203, whole);
  expect(slice(204, whole, monday.cache).issued).toEqual(slice(204, whole).issued);
  expect(slice(204, whole).issued).not.toEqual(slice(204, null).issued);
  const first = slice(204, whole).issued;
  expect(slice(204, { ...whole, values: seasonal(900, 180, 2) }).issued).not.toEqual(first);
  expect(slice(204, whole).issued).toEqual(first);
});

test('without a forecast there is no cache', () => {
  expect(found(203, null, 0).cache).toBeNull();
});
