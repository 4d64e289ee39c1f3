import { expect, test } from 'vitest';
import { MONDAY, shop } from '../../../test/fixtures/histories.ts';
import { metric } from '../../../test/fixtures/metrics.ts';
import type { EnsembleCache } from '../../forecast/ensemble/rolling-forecast.ts';
import { judgeJob, type JudgeResult } from './judge-job.ts';

const days = shop(210, 0.1, 1);

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
    cache,
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

test('without a forecast there is no cache', () => {
  expect(found(203, null, 0).cache).toBeNull();
});
