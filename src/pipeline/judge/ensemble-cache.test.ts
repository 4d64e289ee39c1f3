import { expect, test } from 'vitest';
import { MONDAY, shop } from '../../../test/fixtures/histories.ts';
import { metric } from '../../../test/fixtures/metrics.ts';
import type { EnsembleCache } from '../../forecast/ensemble/rolling-forecast.ts';
import type { Series } from '../../metrics/series.ts';
import { restoredCache, storedCache } from './ensemble-cache.ts';

const cacheFrom = (monday: number): EnsembleCache => ({
  ahead: [[monday, [1, 2]]],
  weights: [[monday, [{ weights: [1], errors: null, origins: 0 }]]],
});

function seriesOf(values: readonly number[], changes: Partial<Series> = {}): Series {
  const closed = values.map(() => false);
  return { id: 'takings', metric: metric(), slice: '', start: MONDAY, values, closed, volumes: values, ...changes };
}

const days = shop(50, 0.1, 1);
const kept = storedCache(seriesOf(days), 'model', cacheFrom(49));

test('a cache holds while its days stay what they were, whatever has come since', () => {
  expect(restoredCache(kept, seriesOf(days))).toEqual(cacheFrom(49));
  expect(restoredCache(kept, seriesOf([...days, 1, 2]))).toEqual(cacheFrom(49));
  expect(restoredCache(undefined, seriesOf(days))).toBeNull();
});

test.each<[string, Series]>([
  ['a corrected day', seriesOf(days.with(20, 1))],
  ['a day declared closed', seriesOf(days, { closed: days.map((_, index) => index === 20) })],
  ['fewer days', seriesOf(days.slice(0, 49))],
  ['an earlier start', seriesOf([1, ...days])],
  ['another floor', seriesOf(days, { metric: metric({ nonNegative: true }) })],
])('%s makes it void', (_, series) => {
  expect(restoredCache(kept, series)).toBeNull();
});

test('that of a slice holds while the days of the whole stay what they were', () => {
  const whole = { start: MONDAY, values: shop(60, 0.1, 2) };
  const ofSlice = storedCache(seriesOf(days), 'model', cacheFrom(49), whole);
  const later = { ...whole, values: [...whole.values, 7] };
  const corrected = { ...whole, values: whole.values.with(20, 1) };
  expect(restoredCache(ofSlice, seriesOf([...days, 1]), later)).toEqual(cacheFrom(49));
  expect(restoredCache(ofSlice, seriesOf(days), corrected)).toBeNull();
  expect(restoredCache(ofSlice, seriesOf(days))).toBeNull();
});
