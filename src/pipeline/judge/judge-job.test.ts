import { expect, test } from 'vitest';
import { MONDAY, shop } from '../../../test/fixtures/histories.ts';
import { metric } from '../../../test/fixtures/metrics.ts';
import type { EnsembleCache } from '../../forecast/ensemble/rolling-forecast.ts';
import { judgeJob, type JudgeResult } from './judge-job.ts';

const days = shop(210, 0.1, 1);

function found(known: number, memory: EnsembleCache | null, horizonDays = 30): JudgeResult {
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
    memory,
  });
}

test('a memory is handed on when the members have been weighed anew, on Mondays, and changes nothing of what is said', () => {
  const monday = found(203, null);
  expect(monday.memory?.weighings.map(([morning]) => morning)).toEqual([203]);
  const tuesday = found(204, monday.memory);
  expect(tuesday.memory).toBeNull();
  expect(tuesday.said).toEqual(found(204, null).said);
  const nextMonday = found(210, monday.memory);
  expect(nextMonday.memory?.weighings.map(([morning]) => morning)).toEqual([210]);
  expect(nextMonday.said).toEqual(found(210, null).said);
});

test('without a forecast there is nothing to remember', () => {
  expect(found(203, null, 0).memory).toBeNull();
});
