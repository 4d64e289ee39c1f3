import { describe, expect, test } from 'vitest';
import { MONDAY } from '../../../../test/fixtures/histories.ts';
import { metric } from '../../../../test/fixtures/metrics.ts';
import { addDays } from '../../../calendar/day.ts';
import type { Verdict } from '../../../detect/verdict.ts';
import { pastDays } from './past-days.ts';

const EXPLAINED = addDays(MONDAY, 70);
const weeksBefore = (...weeks: readonly number[]) => weeks.map((ago) => addDays(EXPLAINED, -7 * ago));
const judged = (weeksAgo: number, status: 'closed' | 'no_data' | 'late_data' | 'data_fault') => {
  const verdict: Verdict = { status, value: null, expectation: null };
  return { metric: metric(), slice: '', day: addDays(EXPLAINED, -7 * weeksAgo), verdict };
};

describe('the days whose facts show what is usual', () => {
  test('are the last eight of the weekday', () => {
    expect(pastDays([EXPLAINED], [])).toEqual(weeksBefore(1, 2, 3, 4, 5, 6, 7, 8));
  });

  test('leave out days whose data have a fault, are missing or late, and closed days', () => {
    const odd = [judged(1, 'data_fault'), judged(3, 'no_data'), judged(4, 'late_data'), judged(6, 'closed')];
    expect(pastDays([EXPLAINED], odd)).toEqual(weeksBefore(2, 5, 7, 8, 9, 10, 11, 12));
  });
});
